"""Somebody's program as text, and the same program rewritten so that every operation can be watched."""
