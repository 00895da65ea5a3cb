"""The files of a library: its database, and the original bytes beside it."""
