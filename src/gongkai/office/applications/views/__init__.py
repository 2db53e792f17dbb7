"""The public pages of applications (依申请公开的公众页面)."""
