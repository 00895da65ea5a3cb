"""Files in: what is new, what came before, how it is stored, where its highlights go."""
