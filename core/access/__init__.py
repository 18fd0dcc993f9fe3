"""Who gets in: from which address, after how many tries, with which second factor."""
