"""Verbs about what marks mean: tags, and the names of colours."""
