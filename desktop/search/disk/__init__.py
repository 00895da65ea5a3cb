"""The index as Whoosh keeps it on disk."""
