"""What stands in for fonts that a file names and does not bring along."""
