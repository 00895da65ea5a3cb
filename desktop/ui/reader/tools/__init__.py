"""What the hands do in a text."""
