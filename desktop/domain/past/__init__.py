"""What happened to what is kept: steps looked at, and receipts that tell of one passage."""
