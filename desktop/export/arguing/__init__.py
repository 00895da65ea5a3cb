"""Claims and outlines out."""
