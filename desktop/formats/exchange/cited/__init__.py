"""Bibliographies: what documents are, and none of their words."""
