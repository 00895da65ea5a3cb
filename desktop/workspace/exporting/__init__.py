"""Exports in every form."""
