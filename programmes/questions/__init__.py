"""What a reader means: filters, and the programme that an address names."""
