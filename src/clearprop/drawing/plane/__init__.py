"""Pictures over a plane: what a network with two inputs answers everywhere; the loss over two parameters."""
