"""What other programs keep comes in: shown first, asked about where a file does not tell."""
