"""Somebody's own program, run under observation, becomes a record: tape, roles, network, steps."""
