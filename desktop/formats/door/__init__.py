"""Where files from strangers come in: what they are, how they are unpacked, what they may use."""
