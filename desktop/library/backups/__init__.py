"""Backups: made, thinned, told of, restored, and made to forget."""
