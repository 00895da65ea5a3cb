"""The text under construction: blocks, pictures, notes and outline, made canonical once."""
