"""Written questions and answers, in the layouts in which parliaments print them."""
