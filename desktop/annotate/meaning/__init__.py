"""What changes the sense of a passage when it changes: figures, negations, opposites, names."""
