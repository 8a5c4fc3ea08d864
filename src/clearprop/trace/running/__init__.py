"""Somebody's program in a process of its own, watched while it runs as it would by hand."""
