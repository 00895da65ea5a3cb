"""How things are drawn and laid out, whatever they say."""
