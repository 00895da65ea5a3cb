"""Pages in small, to find one by its looks."""
