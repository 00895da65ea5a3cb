"""Exports of the reader's own form, and those that are kept up."""
