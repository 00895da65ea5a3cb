"""What goes on beside the window: workers, watched folders, changes from elsewhere."""
