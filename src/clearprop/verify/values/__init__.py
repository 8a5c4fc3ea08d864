"""What an expression is worth: numbers, vectors and matrices, with the play that rounding leaves them."""
