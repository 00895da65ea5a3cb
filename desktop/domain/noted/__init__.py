"""What a reader writes beside the texts: free notes, bookmarks, and links in notes."""
