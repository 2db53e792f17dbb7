"""The demonstration's catalogues (示范目录): founded, revised twice, and every document filed."""
