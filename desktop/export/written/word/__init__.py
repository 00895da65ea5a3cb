"""Highlights as a Word document."""
