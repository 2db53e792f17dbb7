"""Retention (保存期限): how long personal data is kept, what is held, what is blanked after it."""
