"""Evidence receipts: made of a highlight, and checked against nothing but the source."""
