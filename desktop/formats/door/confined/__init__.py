"""A child that reads strangers' files, shut in, and what its parent believes of what it says."""
