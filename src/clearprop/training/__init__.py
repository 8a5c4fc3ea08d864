"""Training: single steps, the loop, and everything that watches and stops it."""
