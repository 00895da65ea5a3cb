"""The verbs of exports that are kept up, and of templates."""
