"""The picture of a network: units in columns, weights as edges with their numbers, one quantity in colour."""
