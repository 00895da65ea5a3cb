"""What goes to other programs and comes from them, in no program's own terms."""
