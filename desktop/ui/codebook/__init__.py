"""The codebook: all tags as a tree, what each is for, and how they are sorted anew."""
