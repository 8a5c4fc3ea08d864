"""The functions of a program, as lines of text, each with a sentence that says what it does."""

from __future__ import annotations

from collections.abc import Sequence


def function(name: str, arguments: Sequence[str], about: str, body: Sequence[str]) -> list[str]:
    """A function with its docstring.

    Examples
    --------
    >>> print("\\n".join(function("relu", ["z"], "Cut off.", ["return np.maximum(z, 0.0)"])))
    def relu(z):
        \"\"\"Cut off.\"\"\"
        return np.maximum(z, 0.0)
    """
    return [f"def {name}({', '.join(arguments)}):", f'    """{about}"""', *indented(body)]


def indented(lines: Sequence[str]) -> list[str]:
    """The lines one level deeper; empty ones stay empty."""
    return [f"    {line}" if line else "" for line in lines]


def mapping(name: str, entries: Sequence[tuple[str, str]], width: int = 88) -> list[str]:
    """A dict under names, on one line or an entry a line: ``name`` is what stands before the brace.

    Examples
    --------
    >>> mapping("return ", [("W1", "dW1"), ("b1", "db1")])
    ['return {"W1": dW1, "b1": db1}']
    """
    pairs = [f'"{key}": {value}' for key, value in entries]
    line = f"{name}{{{', '.join(pairs)}}}"
    return [line] if len(line) <= width else [f"{name}{{", *(f"    {pair}," for pair in pairs), "}"]


def listing(start: str, names: Sequence[str], end: str = "", width: int = 84) -> list[str]:
    """Names in a row, or in parentheses, one a line, where the row is too long.

    Examples
    --------
    >>> listing("return ", ["z1", "a1"])
    ['return z1, a1']
    """
    line = f"{start}{', '.join(names)}{end}"
    if len(line) <= width:
        return [line]
    return [f"{start}(", *(f"    {name}," for name in names), f"){end}"]
