"""The record of changes, the data revision, and what "published" means."""
