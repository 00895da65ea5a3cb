"""What is a word, in texts and in questions alike."""
