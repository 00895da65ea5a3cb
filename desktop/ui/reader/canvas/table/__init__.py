"""Tables in the canvas: how wide columns are, how high rows are, and what is in their cells."""
