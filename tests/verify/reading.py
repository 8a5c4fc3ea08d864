"""Short ways for the tests to read a piece of text."""

from __future__ import annotations

from clearprop.verify.grammar.finder import Finder
from clearprop.verify.grammar.names import Names
from clearprop.verify.grammar.parser import Parser, Unreadable
from clearprop.verify.grammar.statements import Statement
from clearprop.verify.grammar.survey import survey
from clearprop.verify.grammar.tree import Node
from clearprop.verify.judging.document import Judge
from clearprop.verify.judging.reading import judged
from clearprop.verify.reading.joining import joined, matching
from clearprop.verify.reading.lexer import tokens
from clearprop.verify.reading.margins import unmixed
from clearprop.verify.reading.prepare import prepared


def parser(text: str, known: str = "", kind: str = "txt") -> Parser:
    """A parser at the beginning of a text in which some names have values."""
    stream = joined(unmixed(tokens(prepared(text, kind))))
    return Parser(stream, matching(stream), Names(set(known.split())))


def parsed(text: str, known: str = "", kind: str = "txt") -> Node:
    """The expression that a text is, all of it."""
    reader = parser(text, known, kind)
    start = 1 if reader.tokens[0].kind == "edge" else 0
    node, end = reader.parse(start)
    if reader.tokens[end].kind not in ("nl", "edge"):
        raise Unreadable(f"stopped at {reader.tokens[end]}")
    return node


def key(text: str, known: str = "", kind: str = "txt") -> str:
    """The key of that expression."""
    return parsed(text, known, kind).key


def found(text: str, kind: str = "txt") -> list[Statement]:
    """The statements of a text."""
    stream = joined(tokens(prepared(text, kind)))
    pairs = matching(stream)
    names = survey(stream, pairs)
    return Finder(stream, dict(pairs), names).run()


def said(text: str, kind: str = "txt") -> list[str]:
    """The statements of a text as ``target = part = part``; ``?`` where nothing could be read."""
    return [
        " = ".join(
            [
                *([statement.target.key] if statement.target is not None else []),
                *(part.node.key if part.node is not None else "?" for part in statement.parts),
            ]
        )
        for statement in found(text, kind)
    ]


def verdicts(text: str, kind: str = "txt") -> list[tuple[int, str]]:
    """Line and kind of every statement's outcome."""
    stream = joined(tokens(prepared(text, kind)))
    pairs = matching(stream)
    names = survey(stream, pairs)
    statements = Finder(stream, dict(pairs), names).run()
    return [(v.outcome.line, v.outcome.kind) for v in judged(statements, names).verdicts]


__all__ = ["Judge", "found", "key", "parsed", "parser", "said", "verdicts"]
