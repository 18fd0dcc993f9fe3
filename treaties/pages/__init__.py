"""The public pages: each view reads parameters through ``filters.py`` and shows finished values."""
