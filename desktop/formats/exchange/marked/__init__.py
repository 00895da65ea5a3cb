"""Passages that were marked in browsers, reference managers and reading services."""
