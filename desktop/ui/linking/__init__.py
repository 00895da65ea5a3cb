"""Links between highlights: made by dragging or by key, shown as a graph."""
