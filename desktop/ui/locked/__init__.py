"""Files that open with a password: it is asked for, and known until the window is closed."""
