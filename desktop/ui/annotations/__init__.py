"""All highlights in one list: a question, what answers it, and how many of each kind."""
