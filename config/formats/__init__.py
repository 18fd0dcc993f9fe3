"""How forms and the admin's calendar write a day: in every language alike."""
