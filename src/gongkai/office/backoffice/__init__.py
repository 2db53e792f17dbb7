"""The seam into Wagtail's admin (后台): scoping by organ, menus, screen texts. Knows no room."""
