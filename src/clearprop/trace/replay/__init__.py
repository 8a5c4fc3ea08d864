"""A recorded calculation done again, with some of its numbers replaced."""
