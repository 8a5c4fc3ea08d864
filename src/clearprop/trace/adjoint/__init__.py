"""Derivatives of a recorded calculation: from its output back to everything that it depends on."""
