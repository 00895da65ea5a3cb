"""What pages are called, to be corrected."""
