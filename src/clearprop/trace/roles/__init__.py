"""What the numbers of a recorded program are for: parameters, steps, inputs, targets, predictions."""
