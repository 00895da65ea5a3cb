"""Comparisons of two revisions, to be read elsewhere."""
