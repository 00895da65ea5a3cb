"""What a file says of itself in its catalogue, and PDFium does not hand out."""
