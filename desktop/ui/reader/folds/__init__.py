"""Folding: only some passages are shown, and rows that say what is folded away between them."""
