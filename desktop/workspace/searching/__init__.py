"""A question to the library: what narrows it, what it finds, what is to be said of it."""
