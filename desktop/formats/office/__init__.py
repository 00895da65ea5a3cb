"""What the files of word processors have in common."""
