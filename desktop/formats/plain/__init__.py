"""Texts without markup, or with the little that Markdown has."""
