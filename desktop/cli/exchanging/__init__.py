"""The command line's words about files of other programs."""
