"""Where a State stands and why, as data: what pages, API, feeds and exports show."""
