"""What bears a tag, and what is known of that."""
