"""What is remembered of exports that are kept up."""
