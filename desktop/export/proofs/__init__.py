"""The proof of a draft to hand on."""
