"""How facts about programmes are written and published, and what contradicts them."""
