"""What a Kindle writes: its file of clippings, and the notebook of a book."""
