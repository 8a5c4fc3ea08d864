"""Which line ends end nothing, and which bracket closes which.

A formula that runs over several lines goes on where a line ends in an operator or begins with one.
"""

from __future__ import annotations

from clearprop.verify.reading.tokens import Token

_BREAKS = frozenset(["nl", "row"])
_LEADING = frozenset("+*/⊙^")
_TRAILING = frozenset("+-*/⊙^")
LONGEST = 4000  # tokens between two brackets that belong together


def joined(tokens: list[Token]) -> list[Token]:
    """The tokens without the breaks inside a formula, and without alignment marks outside matrices."""
    result: list[Token] = []
    depth = 0
    continues = False
    for place, token in enumerate(tokens):
        depth += (token.kind == "begin") - (token.kind == "end")
        if token.kind == "amp" and depth <= 0:
            continue
        if continues and token.kind in ("nl", "row", "quad"):  # the indent of the row below
            continue
        continues = token.kind in _BREAKS and depth <= 0 and _goes_on(result, tokens, place)
        if not continues:
            result.append(token)
    return result


def _goes_on(before: list[Token], tokens: list[Token], place: int) -> bool:
    after = _next(tokens, place)
    if after is None or not before:
        return False
    last = before[-1]
    if last.kind == "op" and last.text in _TRAILING and after.kind != "rel" and not _blank(tokens, place):
        return True
    if last.kind == "rel" and after.kind != "rel":
        return not _blank(tokens, place)
    if last.kind in ("end", "close") and _is_matrix(after, tokens, place):
        return _open_part(before)  # a matrix below a matrix is its factor
    if after.kind != "op" or _blank(tokens, place):
        return False
    if after.text in _LEADING:
        return last.kind in ("num", "script", "name", "close", "end")
    indented = after.math or after.column > _line_start(before)
    return (
        after.text == "-"
        and indented
        and last.kind in ("num", "script", "name", "close", "end")
        and _open_part(before)
    )


def _is_matrix(after: Token, tokens: list[Token], place: int) -> bool:
    """Whether a matrix of LaTeX stands here, in braces or not."""
    while after.text == "{" and place + 1 < len(tokens):
        place = tokens.index(after, place)
        after = tokens[min(place + 1, len(tokens) - 1)]
    return after.kind == "begin" and after.math


def _open_part(before: list[Token]) -> bool:
    """Whether the line so far has a relation, so that a minus below it can go on with its last part."""
    depth = 0
    for token in reversed(before[-400:]):
        depth += (token.kind == "end") - (token.kind == "begin")
        if token.kind in _BREAKS and depth <= 0:
            return False
        if token.kind == "rel":
            return True
    return False


def _line_start(before: list[Token]) -> int:
    line = before[-1].line
    column = before[-1].column
    for token in reversed(before):
        if token.line != line or token.kind == "nl":
            break
        column = token.column
    return column


def _next(tokens: list[Token], place: int) -> Token | None:
    for token in tokens[place + 1 : place + 12]:
        if token.kind not in ("nl", "row", "amp", "quad"):
            return token
    return None


def _blank(tokens: list[Token], place: int) -> bool:
    """Whether an empty line stands here."""
    return tokens[place].kind == "nl" and place + 1 < len(tokens) and tokens[place + 1].kind == "nl"


def matching(tokens: list[Token]) -> dict[int, int]:
    """For every bracket that is closed, the place of its closing one, and the other way round."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    closing = {"(": ")", "[": "]", "{": "}"}
    for place, token in enumerate(tokens):
        if token.kind == "open":
            waiting.append(place)
        elif token.kind == "close":
            if waiting and closing[tokens[waiting[-1]].text] == token.text:
                start = waiting.pop()
                if place - start <= LONGEST:
                    pairs[start], pairs[place] = place, start
            elif token.text == "}" or not waiting:
                continue
            else:
                waiting.pop()
        elif (token.kind == "nl" and waiting and not _inside_matrix(tokens, place, tokens[waiting[-1]])) or (
            token.kind == "edge" and not token.math
        ):
            waiting.clear()
    return pairs


def _inside_matrix(tokens: list[Token], place: int, opening: Token) -> bool:
    """Rows of ``[[1 2]`` / ``[3 4]]`` stand on lines of their own."""
    after = _next(tokens, place)
    before = tokens[place - 1] if place else None
    return (
        opening.text == "["
        and after is not None
        and before is not None
        and before.kind in ("num", "close", "comma", "open", "semi", "nl")
        and (after.kind in ("num", "open", "close") or after.text in "-+")
        and tokens[place].line - opening.line <= 60
    )
