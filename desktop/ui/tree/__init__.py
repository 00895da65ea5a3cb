"""The left pane: documents, sections and tags."""
