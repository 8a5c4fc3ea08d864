"""Find the words for a key, in the reader's language.

A catalogue is flat JSON, read when it is first needed: ``en.json``, and a file of its own for what fills
pages (``doctor.en.json``: keys that begin with ``doctor.``).  Keys are grouped by points
(``loss.huber``); a key with ``.one`` and ``.other`` under it counts something.  Errors are not here: they
are in English only.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from importlib.resources import files
from numbers import Integral
from typing import Literal

from clearprop.errors import SettingError

Language = Literal["en", "zh"]

LANGUAGES: tuple[Language, ...] = ("en", "zh")
TOPICS = ("doctor", "health")
_THIN_SPACE = "\u2009"


def text(key: str, lang: str | None = None, **values: object) -> str:
    """The words for a key, with values in the places of its placeholders.

    A key that counts something (``count.epochs``) takes the number as ``n`` and chooses its singular or
    plural; from 10 000 on ``n`` is written with thin spaces.

    Parameters
    ----------
    key    : what is to be said, ``loss.huber``
    lang   : ``en`` or ``zh``; None asks the environment, see :func:`language`
    values : one for each placeholder

    Raises
    ------
    KeyError
        "there are no words for loss.hubris"
    SettingError
        "lang is 'fr': clearprop speaks en (English) and zh (Chinese)"

    Examples
    --------
    >>> text("loss.huber", "zh"), text("count.epochs", "en", n=1), text("count.steps", "en", n=2)
    ('Huber 损失', '1 epoch', '2 steps')
    """
    words = catalogue(language(lang))
    n = values.get("n")
    if isinstance(n, Integral) and f"{key}.other" in words:
        key = f"{key}.one" if n == 1 else f"{key}.other"
        values["n"] = f"{int(n):,}".replace(",", _THIN_SPACE if abs(int(n)) >= 10_000 else "")
    if key not in words:
        raise KeyError(f"there are no words for {key}")
    return words[key].format(**values)


def name_of(key: str, lang: str | None = None) -> str:
    """The words for a thing that may be somebody's own; without words its name stays: what follows the point.

    Examples
    --------
    >>> name_of("loss.huber", "en"), name_of("loss.Quartic", "zh")
    ('Huber loss', 'Quartic')
    """
    return catalogue(language(lang)).get(key, key.partition(".")[2])


def introduced(key: str, lang: str | None = None) -> str:
    """A term where it stands for the first time: in Chinese, with the English term behind it.

    Examples
    --------
    >>> introduced("term.gradient", "zh"), introduced("term.gradient", "en")
    ('梯度（gradient）', 'gradient')
    """
    english = text(key, "en")
    return english if language(lang) == "en" else f"{text(key, lang)}（{english}）"


def language(choice: str | None = None) -> Language:
    """Choose the language: what was asked for, else ``CLEARPROP_LANG``, else what the system speaks.

    The system speaks what the first of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` names that is set:
    Chinese if it begins with ``zh``, English otherwise.  Regions are accepted: ``zh_CN.UTF-8`` is ``zh``.

    Raises
    ------
    SettingError
        "lang is 'fr': clearprop speaks en (English) and zh (Chinese)"

    Examples
    --------
    >>> language("zh-CN")
    'zh'
    """
    if choice is not None:
        return _asked_for(choice, "lang")
    own = os.environ.get("CLEARPROP_LANG")
    if own:
        return _asked_for(own, "CLEARPROP_LANG")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


@cache
def catalogue(lang: Language) -> dict[str, str]:
    """All words of one language by key; read once, not to be changed."""
    words: dict[str, str] = {}
    for name in catalogue_files(lang):
        words |= json.loads(files("clearprop.words").joinpath(name).read_text("utf-8"))
    return words


def catalogue_files(lang: Language) -> tuple[str, ...]:
    """The names of the files of one language."""
    return (f"{lang}.json", *(f"{topic}.{lang}.json" for topic in TOPICS))


def _asked_for(choice: str, source: str) -> Language:
    main = re.split(r"[-_.]", choice.strip().lower())[0]
    for lang in LANGUAGES:
        if lang == main:
            return lang
    raise SettingError(f"{source} is {choice!r}: clearprop speaks en (English) and zh (Chinese)")
