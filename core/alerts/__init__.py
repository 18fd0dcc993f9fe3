"""Readers who asked to be told by e-mail: their addresses, which nothing else knows."""
