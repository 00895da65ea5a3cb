"""What is printed on pages: where it stands in the text, what was recognised, what is drawn."""
