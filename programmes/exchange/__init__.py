"""Files in and out: the bundled programmes, and spreadsheets."""
