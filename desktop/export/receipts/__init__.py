"""Evidence receipts as files that a person reads, each with the receipt itself inside."""
