"""Forms that were filled in."""
