"""How windows on the screen come to look otherwise, in slices and behind their old picture."""
