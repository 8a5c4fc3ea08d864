"""Names with a number in them: ``h_1`` and ``h_2`` are siblings, ``v_1new`` is an update of a weight."""

from __future__ import annotations

import re

from clearprop.verify.grammar.names import spell
from clearprop.verify.grammar.tree import Binary, Name, Node

_SCRIPT = re.compile(r"([A-Za-z]*)(\d+)([A-Za-z]*)")
_UPDATED = re.compile(r"new|next|\+|新")


def before_update(key: str) -> str:
    """The name whose next value this one is: ``w_1`` for ``w_1^new``, ``w_1new`` and ``w_1'``; else nothing.

    Examples
    --------
    >>> before_update("w_11^new"), before_update("w_new5"), before_update("w_5")
    ('w_11', 'w_5', '')
    """
    plain = re.sub(r"\^?(?:\(?new\)?|next|\+|新)|'$", "", key).rstrip("_,")
    plain = plain.replace("_,", "_")
    return plain if plain and plain != key else ""


def name_of(key: str) -> Name:
    """A name from its key: base and subscript."""
    base, _, script = key.partition("_")
    return Name(key, base, script)


def are_siblings(one: Name, other: Name) -> bool:
    """Whether two names are the same but for the number.

    Examples
    --------
    >>> are_siblings(name_of("out_h1"), name_of("out_h2")), are_siblings(name_of("w_1new"), name_of("w_2"))
    (True, False)
    """
    a, b = _SCRIPT.fullmatch(one.script), _SCRIPT.fullmatch(other.script)
    if a is None or b is None or one.base != other.base or one.raised != other.raised:
        return False
    return (a[1], a[3]) == (b[1], b[3]) and a[2] != b[2]


def digits_of(name: Name) -> str:
    """The number in a name, or nothing."""
    match = _SCRIPT.fullmatch(name.script)
    return match[2] if match else ""


def renumbered(name: Name, digits: str) -> str:
    """The key of the sibling with another number.

    Examples
    --------
    >>> renumbered(name_of("net_h1"), "2")
    'net_h2'
    """
    script = _SCRIPT.sub(lambda match: match[1] + digits + match[3], name.script)
    return spell(name.base, script, name.raised)


def is_update(target: Name, node: Node) -> bool:
    """Whether a line gives a weight its next value: something is added to it or subtracted."""
    marked = bool(_UPDATED.search(target.script + target.raised + target.text[-3:])) or target.text.endswith(
        "'"
    )
    return marked and isinstance(node, Binary) and node.sign in "+-"
