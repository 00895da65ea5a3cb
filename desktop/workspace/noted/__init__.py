"""What can be done with free notes and bookmarks."""
