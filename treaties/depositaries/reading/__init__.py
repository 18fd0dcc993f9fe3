"""What readers of notices have in common: texts, dates in words, kinds, names of States.

The words that only one depositary uses lie in its folder. Everything is matched with texts that
have lost case and accents, and everything found says where it stands.
"""
