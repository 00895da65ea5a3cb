"""Citations in the styles of journals and publishers."""
