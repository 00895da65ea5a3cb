"""Pictures that are drawn here, and written to files as they are seen."""
