"""Who wrote a document, and what it is called where it is cited."""
