"""What a machine finds in a draft and its files (机器核查), and what the reviewers say of it."""
