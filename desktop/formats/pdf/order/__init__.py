"""From the letters of a page to its lines, in the order in which they are read."""
