"""The health of what was computed here: findings on networks, steps and runs of our own.

One file a check: ``find(patient)`` gives findings of the catalogue, without a line, because no program of
anybody is at fault. What is proven follows from the numbers alone; ``likely`` stands where training
failed and what was measured explains it; everything else is a hint, and where training ended well there
is none.
"""

from clearprop.doctor.health.checkup import examine
from clearprop.doctor.health.worst import worst

__all__ = ["examine", "worst"]
