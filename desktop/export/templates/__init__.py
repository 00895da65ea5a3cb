"""Exports whose form the reader has written: a template, and the names that it sees."""
