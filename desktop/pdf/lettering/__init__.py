"""Letters that the engine gives in another order than they are read in."""
