"""The rounds of a loop, as groups of nodes: one group is what was computed in one round."""

from __future__ import annotations

from dataclasses import dataclass

from clearprop.trace.tape.nodes import Context, Node
from clearprop.trace.tape.tape import Tape


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a loop: the loops around it, it included, and the nodes that were computed in it."""

    context: Context
    nodes: tuple[int, ...]

    @property
    def begin(self) -> int:
        """The first node of the round."""
        return self.nodes[0]

    @property
    def end(self) -> int:
        """The first node after the round."""
        return self.nodes[-1] + 1


def within(node: Node, loop: int) -> Context | None:
    """Give the loops around a node as far as one loop, which is included; None where it is not among them."""
    for depth, each in enumerate(node.context):
        if each.site == loop:
            return node.context[: depth + 1]
    return None


def rounds(tape: Tape, loop: int) -> list[Round]:
    """Give the recorded rounds of a loop, in order.

    A loop that is inside itself, through a function that calls itself, counts where it stands outermost.
    """
    grouped: dict[Context, list[int]] = {}
    for node in tape.nodes:
        context = within(node, loop)
        if context is not None:
            grouped.setdefault(context, []).append(node.id)
    return [Round(context, tuple(nodes)) for context, nodes in grouped.items()]


def whole(tape: Tape) -> list[Round]:
    """Take a program without a loop as one round."""
    return [Round((), tuple(range(len(tape.nodes))))]
