"""The API about programmes: read only, without key."""
