"""Other programs' projects and notes come in: which documents, which highlights, nothing twice."""
