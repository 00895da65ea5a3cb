"""Exports in every form, in the reader's own too, and those that are kept up."""
