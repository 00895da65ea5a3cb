"""The right pane: the highlights of the open document, as cards."""
