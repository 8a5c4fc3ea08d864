"""What a program was seen to compute, written as our own record."""
