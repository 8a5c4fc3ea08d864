"""The network behind a recorded program: its layers, its steps, and the gradients that they should have."""
