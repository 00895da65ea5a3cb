"""Highlights and documents as files of every form that there is."""
