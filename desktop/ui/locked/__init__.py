"""Files that open with a password: it is asked for, and known for as long as the reader wants."""
