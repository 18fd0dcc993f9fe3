"""The API about States and treaties: read only, without key."""
