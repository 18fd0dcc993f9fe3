"""Co-operation programmes and the countries they are for."""
