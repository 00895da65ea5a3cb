"""Messages, and what comes wrapped in them."""
