"""The open data of the office as whole files (开放数据): made at night, served as long as true."""
