"""Projects of other programs for coding, in their own files: Taguette, QualCoder, ATLAS.ti."""
