"""Formulas: one small tree, written as Unicode, LaTeX or MathML, and the numbers that are put into it.

``tree`` holds the nodes; ``unicode``, ``latex`` and ``mathml`` write them; ``numbers`` says how a number
is printed; ``lines`` puts numbers into a formula so that the printed line can be recomputed.
"""
