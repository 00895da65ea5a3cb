"""Prove a draft: find the quotations in it, and tell how each stands to a text."""
