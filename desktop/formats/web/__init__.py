"""Web pages, saved as they are or in one file."""
