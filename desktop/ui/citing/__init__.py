"""Copying with where it comes from."""
