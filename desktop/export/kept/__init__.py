"""Notes that are written again and again, and share their files with what a person writes."""
