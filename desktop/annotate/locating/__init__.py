"""Find passages that were marked in another program's copy of a text."""
