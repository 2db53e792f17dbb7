"""The office at work (办公平台): back office and public portal, a Django and Wagtail site."""
