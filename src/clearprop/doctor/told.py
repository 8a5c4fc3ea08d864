"""Short texts that rules and the reading of a program give in English, said in the reader's language.

They come from the process of the program, where no language is known: ``12 of 40 rows``, ``a layer reads its
own answer``.  The catalogues know each by its English words, ``doctor.told.…``, with places for what varies;
a text that they do not know stays as it is.  A few say in the report something else than where they are
found.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from clearprop.words import text
from clearprop.words.lookup import catalogue, language

PREFIX = "doctor.told."
# What is found in these words is said in those of another key; an empty one says nothing to this reader.
SAID = {
    "the network has the weights that training started with": "",
    "the updates follow Adagrad, for which there is no setting": "",
    "{loss}, {reduction}, is assumed: the updates follow it": "doctor.said.assumed",
    "not all updates follow from one loss; {loss} is assumed, which those of the layer nearest to the output"
    " follow": "doctor.said.not_one_loss",
    "{kind}: matmul: Input operand {k} has a mismatch in its core dimension {d}, with gufunc signature {name}"
    " (size {a} is different from {b})": "doctor.said.matmul",
    "{kind}: shapes {one} and {other} not aligned: {a} (dim {k}) != {b} (dim {d})": "doctor.said.aligned",
    "{name} failed ({reason})": "doctor.said.failed",
    "divide by zero encountered in log": "doctor.said.log_of_0",
    "divide by zero encountered in {operation}": "doctor.said.by_zero",
    "invalid value encountered in divide": "doctor.said.no_quotient",
    "invalid value encountered in scalar divide": "doctor.said.no_quotient",
    "invalid value encountered in {operation}": "doctor.said.no_value",
    "overflow encountered in {operation}": "doctor.said.overflow",
    "the program itself computes {losses}, which is not what its updates follow": "doctor.said.computes",
}
# Places that take more than one word, and those whose words are translated again.
WIDE = frozenset(
    {
        "reason",
        "code",
        "name",
        "names",
        "operation",
        "losses",
        "problem",
        "low",
        "high",
        "value",
        "shapes",
        "one",
        "other",
    }
)
AGAIN = frozenset({"reason", "problem"})


def told(words: str, lang: str | None = None) -> str:
    """Say a short English text in a language; empty where there is nothing to say.

    Examples
    --------
    >>> told("12 of 40 rows", "zh"), told("a layer is empty", "zh"), told("W @ x", "zh")
    ('40 行中的 12 行', '有一层是空的', 'W @ x')
    >>> told("no network was recognised: a layer is empty", "zh")
    '没有认出网络：有一层是空的'
    """
    for pattern, key in _patterns():
        match = pattern.fullmatch(words)
        if match is not None:
            return text(key, lang, **_values(match.groupdict(), lang)) if key else ""
    return words


def is_known(words: str) -> bool:
    """Whether the catalogues know a text by its English words.

    Examples
    --------
    >>> is_known("all 40 rows in every epoch"), is_known("seven of the dwarfs")
    (True, False)
    """
    return any(pattern.fullmatch(words) for pattern, _ in _patterns())


def filled(values: dict[str, object], lang: str | None = None) -> dict[str, object]:
    """Translate what a rule fills its sentence with: NumPy's warnings and the names of activations.

    Examples
    --------
    >>> filled({"problem": "overflow encountered in exp", "activation": "identity", "n": 3}, "zh")
    {'problem': 'exp 中的数大得 float64 存不下', 'activation': '恒等函数', 'n': 3}
    """
    return {
        name: told(value, lang) if name in AGAIN and isinstance(value, str) else _named(name, value, lang)
        for name, value in values.items()
    }


def activation_name(name: str, lang: str | None = None) -> str:
    """Give the name of an activation: code stays code, ``identity`` is a word.

    Examples
    --------
    >>> activation_name("identity", "zh"), activation_name("leaky_relu(0.01)", "zh")
    ('恒等函数', 'leaky_relu(0.01)')
    """
    return text(f"activation.{name}", lang) if name in ("identity", "own") else name


def _named(name: str, value: object, lang: str | None) -> object:
    return activation_name(value, lang) if name == "activation" and isinstance(value, str) else value


def _values(found: dict[str, str], lang: str | None) -> dict[str, str]:
    return {name: _value(name, value, lang) for name, value in found.items()}


def _value(name: str, value: str, lang: str | None) -> str:
    if name in AGAIN:
        return told(value, lang)
    if name == "losses":
        return f" {text('doctor.said.or', lang)} ".join(_loss(each, lang) for each in value.split(" or "))
    if name in ("loss", "reduction"):
        return _word(f"{name}.{value}", value, lang)
    return activation_name(value, lang) if name == "activation" else value


def _loss(pair: str, lang: str | None) -> str:
    """``squared_error, mean`` in words."""
    loss, _, reduction = pair.partition(", ")
    name, kind = _word(f"loss.{loss}", loss, lang), _word(f"reduction.{reduction}", reduction, lang)
    return text("doctor.said.loss", lang, loss=name, reduction=kind)


def _word(key: str, otherwise: str, lang: str | None) -> str:
    return catalogue(language(lang)).get(key, otherwise)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each English text as a pattern, that with most words of its own first, with the key of what is said."""
    known = {words: key for key, words in catalogue("en").items() if key.startswith(PREFIX)}
    sources = sorted((known | SAID).items(), key=lambda pair: -_certain(pair[0]))
    return tuple((re.compile(_pattern(words), re.DOTALL), key) for words, key in sources)


def _certain(words: str) -> int:
    """Count the letters that do not vary."""
    return sum(len(literal) for literal, *_ in Formatter().parse(words))


def _pattern(words: str) -> str:
    parts = []
    for literal, name, _, _ in Formatter().parse(words):
        parts.append(re.escape(literal))
        if name is not None:
            parts.append(f"(?P<{name}>{'.+' if name in WIDE else r'[^ ;,]+'})")
    return "".join(parts)
