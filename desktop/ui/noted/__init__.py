"""Free notes and bookmarks in the window."""
