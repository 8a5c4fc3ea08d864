"""How the blocks of an explanation are laid out in a terminal, line by line."""
