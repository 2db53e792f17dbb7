"""Files that applicants send along (申请附件): their type by content, quarantine, scanner, desk."""
