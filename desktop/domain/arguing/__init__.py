"""Arguments made of passages: claims, the figures in them, outlines of what is to be written."""
