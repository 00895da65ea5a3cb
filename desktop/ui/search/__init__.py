"""Search over the library: the field, and the results."""
