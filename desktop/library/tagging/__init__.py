"""Tags on whole documents, on many highlights, and who gave them."""
