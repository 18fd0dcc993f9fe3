"""The public pages about programmes."""
