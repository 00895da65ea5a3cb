"""A file whose document is still to come: its pages are looked at while its text is read."""
