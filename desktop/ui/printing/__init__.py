"""Documents and highlights on paper: what stands on each sheet, a preview, and printing it."""
