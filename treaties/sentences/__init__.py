"""Codes and reasons put into words, in the reader's language."""
