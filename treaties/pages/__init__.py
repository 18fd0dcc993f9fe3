"""The public pages: each view reads its parameters and shows finished values."""
