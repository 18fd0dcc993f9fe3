"""What others subscribe to: feeds of news, and calendars."""
