"""Exports that are kept up, and templates: dialogs and verbs."""
