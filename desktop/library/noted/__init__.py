"""Free notes and bookmarks in the store."""
