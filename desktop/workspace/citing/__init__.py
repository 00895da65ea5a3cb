"""Words with where they come from, and documents as others cite them."""
