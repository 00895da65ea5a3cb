"""What tools hold: a surface that bears letters, whatever draws them, and what lies over them."""
