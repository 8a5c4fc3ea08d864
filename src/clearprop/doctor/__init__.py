"""The doctor: which line of somebody's program is wrong, why, what cures it, and the proof."""
