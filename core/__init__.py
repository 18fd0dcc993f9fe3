"""What any app would need and none owns; it knows no app."""
