"""What says in a file that words stand in a table: ruled lines, and tags."""
