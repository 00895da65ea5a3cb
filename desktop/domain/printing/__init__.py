"""Pages on their way to the screen: what is wished of them, and what comes."""
