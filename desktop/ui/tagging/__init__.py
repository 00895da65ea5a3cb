"""Marking by code: tags put on passages, and tags kept in hand for many of them."""
