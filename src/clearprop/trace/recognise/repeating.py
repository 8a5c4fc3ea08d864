"""A layer that the same lines computed before: read as it was then, if that gives its numbers.

Asking a layer what it reads and how it answers takes many runs of it; one look at each line is enough,
because every layer must give the program's own numbers anyhow.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from clearprop.trace.recognise.layers import LayerNodes
from clearprop.trace.recognise.reading import Read
from clearprop.trace.roles.shapes import shape_of
from clearprop.trace.tape.tape import Tape


def layer_key(tape: Tape, nodes: LayerNodes, number: int) -> Hashable:
    """Give what tells the lines of one layer from those of another."""
    places = [
        (tape.nodes[node].site, shape_of(tape, node))
        for node in (*nodes.roots, *nodes.outputs, *nodes.operands)
    ]
    return number, len(nodes.roots), len(nodes.outputs), tuple(places)


def read_again(tape: Tape, nodes: LayerNodes, before: Read, below: Read | None) -> Read | None:
    """Read a layer as before; None where it is not one array of sums with one of answers, or has a mask."""
    old, layout = before.found, before.layout
    single = len(nodes.roots) == len(nodes.outputs) == len(nodes.operands) == 1
    if not single or old.mask is not None or layout.name == "numbers":
        return None
    z = layout.from_program_out(tape.real(nodes.roots[0]))
    z = z if old.z_sign == 1.0 else old.z_sign * z
    a = layout.from_program_out(tape.real(nodes.outputs[0]))
    a_in = layout.from_program_in(tape.real(nodes.operands[0])) if below is None else below.found.a
    if a_in.shape[1] != old.wiring.W_entries.shape[0]:
        return None
    found = replace(old, a_in=a_in, z=z, a=a, z_nodes=nodes.roots, a_nodes=nodes.outputs)
    return Read(found, nodes.outputs, layout)
