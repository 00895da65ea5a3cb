"""How libraries of older formats are brought up."""
