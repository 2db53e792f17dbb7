"""From words to figures (语法): what each number counts, compares or is a share of."""
