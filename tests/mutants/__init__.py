"""Sound programs with one known fault planted: a blind test of the doctor, written apart from its rules."""
