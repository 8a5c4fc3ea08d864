"""Explanations: a step and an address become a document, and every medium writes the same document."""
