"""Files that open with a password, on the command line."""
