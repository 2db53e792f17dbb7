"""What the public asked lately (示范咨询), and what the organs answered."""
