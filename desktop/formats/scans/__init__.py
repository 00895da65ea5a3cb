"""Words on pictures of pages, drawn behind a shut door and read by an installed tesseract."""
