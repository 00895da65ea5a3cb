"""Dialogs: each asks one thing and hands back values; none changes the library itself."""
