"""Arrays in, arrays out: the mathematics of a dense network, each value beside its derivative.

Nothing here remembers anything.  A file is one noun and can be read alone: ``affine``, the ``activations``,
the ``losses``, the ``updates`` of the optimizers, the ``initializers``; ``special`` holds the forms that
stay exact where the textbook formula overflows or cancels, and ``differences`` checks a derivative without
believing anybody's formula for it.
"""
