"""One walk over a tree of elements that feeds a Builder: web pages and books alike."""
