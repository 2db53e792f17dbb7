"""Every deadline of disclosure work (期限): each answer explains itself day by day."""
