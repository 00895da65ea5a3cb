"""Finding in one text."""
