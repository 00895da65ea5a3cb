"""Claims and outlines in the store."""
