"""Parts of pages that are kept: where they stand, how they are drawn and changed."""
