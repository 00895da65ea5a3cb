"""Zotero: what is marked in its library, and what its notes say of that."""
