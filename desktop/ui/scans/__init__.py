"""Recognising the text of scanned documents, in the window."""
