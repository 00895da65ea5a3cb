"""Passages that stand in several documents: fingerprints of all texts, a cache like the index."""
