"""The version, as a literal: reading package metadata at import would cost more than NumPy does."""

__version__ = "0.1.0"
