"""The lines over a page: the tabs, and what is being read."""
