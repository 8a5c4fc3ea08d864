"""A NumPy program of a network, written out to be read: one file here for each part of it."""
