"""What became of texts, and of the highlights in them: revisions, placements, reviews."""
