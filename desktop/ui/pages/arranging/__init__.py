"""How pages stand on the screen: below or beside one another, how large, scrolled how far."""
