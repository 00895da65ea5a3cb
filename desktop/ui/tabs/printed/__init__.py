"""What a tab shows beside the pages of a printed document: which one is read, and all in small."""
