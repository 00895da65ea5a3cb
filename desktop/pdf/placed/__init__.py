"""Where things are drawn that lie in others."""
