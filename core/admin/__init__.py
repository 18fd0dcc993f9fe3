"""What every form, list and history of the admin is made of."""
