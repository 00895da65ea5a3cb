"""Marking by code: the tags in hand, and what colours stand for."""
