"""The middle of the window: documents in tabs, on one side or two."""
