"""Exports from the window: what is asked, how it will begin, and writing it."""
