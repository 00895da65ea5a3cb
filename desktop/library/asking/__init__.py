"""Questions to highlights, answered by the database, and the cache of places they need."""
