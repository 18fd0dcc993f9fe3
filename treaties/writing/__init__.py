"""How facts are written: the one door, the derivation behind it, publishing, and what is found."""
