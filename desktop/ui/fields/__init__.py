"""Fields that more than one pane has: for a tag, for a note."""
