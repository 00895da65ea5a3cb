"""What came from other programs' files: what is kept of it, and how much of it is written."""
