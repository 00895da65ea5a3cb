"""Verbs about the document in front, as it is being read."""
