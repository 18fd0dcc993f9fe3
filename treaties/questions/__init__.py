"""What a reader means: filters, numbers of treaties, names of States, words searched for."""
