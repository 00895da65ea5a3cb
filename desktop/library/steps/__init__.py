"""Changes: each is noted as it is made, told to the views, undone and made again."""
