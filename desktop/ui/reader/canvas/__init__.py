"""The canvas: lays out a text, paints it, and tells which letter stands where."""
