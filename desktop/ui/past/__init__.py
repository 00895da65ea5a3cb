"""What happened: steps to look at, and receipts and copies of a passage."""
