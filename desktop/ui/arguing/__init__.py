"""Claims, outlines and figures: tabs of their own, and what brings passages into them."""
