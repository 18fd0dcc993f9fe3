"""Tables in files, read and written: CSV and spreadsheets."""
