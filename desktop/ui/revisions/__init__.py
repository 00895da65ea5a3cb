"""What a document said before: its old revisions, and how they differ."""
