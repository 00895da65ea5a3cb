"""A page of markup made to hold what a browser shows of it."""
