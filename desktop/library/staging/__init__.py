"""An import of much is written ahead, in transactions so short that others write meanwhile."""
