"""Verbs about free notes, bookmarks, and what was read last."""
