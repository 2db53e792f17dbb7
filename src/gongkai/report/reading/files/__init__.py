"""Files of each kind as blocks (各种文件): HTML, DOCX, XLSX and text; `archive` opens ZIP."""
