"""Which names there are, and which of them somebody may have meant."""

from __future__ import annotations

import ast
import builtins
import difflib
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from clearprop.doctor.evidence.pages import Page
from clearprop.doctor.evidence.slicing import written_as

NEAR = 0.6
MOST = 5
# What belongs to another library, or had another name before.
MEANT: Mapping[str, tuple[str, ...]] = {
    "gauss": ("normal",),
    "concat": ("concatenate",),
    "pow": ("power",),
    "ln": ("log",),
    "arrange": ("arange",),
    "matmult": ("matmul",),
    "mult": ("multiply", "matmul"),
    "size": ("shape",),
    "length": ("size", "shape"),
    "transposed": ("transpose",),
    "absolute_value": ("abs",),
    "average_": ("mean",),
    "avg": ("mean",),
    "maximum": ("max",),
    "max": ("maximum",),
    "randf": ("rand", "random"),
    "rand": ("random",),
    "randn": ("standard_normal",),
    "randint": ("integers",),
    "integers": ("randint",),
    "standard_normal": ("randn",),
    "float": ("float64",),
    "int": ("int64",),
    "bool": ("bool_",),
    "append": ("concatenate",),
    "in1d": ("isin",),
    "trapz": ("trapezoid",),
    "row_stack": ("vstack",),
    "product": ("prod",),
}
IMPORTS: Mapping[str, str] = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "math": "import math",
    "random": "import random",
    "plt": "import matplotlib.pyplot as plt",
    "pd": "import pandas as pd",
    "os": "import os",
    "sys": "import sys",
    "time": "import time",
    "copy": "import copy",
    "json": "import json",
    "itertools": "import itertools",
}


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Give the known words that look most like a word, the likeliest first.

    Examples
    --------
    >>> nearest("expp", ["exp", "sin", "expm1"])
    ['exp', 'expm1']
    """
    known = [each for each in dict.fromkeys(known) if each != word]
    meant = [each for each in MEANT.get(word, ()) if each in known]
    same = [each for each in known if each.lower().strip("_") == word.lower().strip("_")]
    alike = difflib.get_close_matches(word, known, MOST, NEAR)
    return list(dict.fromkeys([*same, *meant, *alike]))


def stored_names(page: Page, scope: ast.AST) -> set[str]:
    """Give the names that a function or a module binds, functions and imports among them."""
    found: set[str] = set()
    for node in ast.walk(scope):
        match node:
            case ast.Name(id=word, ctx=ast.Store()) | ast.arg(arg=word):
                found.add(word)
            case ast.FunctionDef(name=word) | ast.ClassDef(name=word):
                found.add(word)
            case ast.alias(name=word, asname=other):
                found.add(other or word.partition(".")[0])
            case ast.ExceptHandler(name=str() as word):
                found.add(word)
    return found


def names_at(page: Page, node: ast.AST) -> set[str]:
    """Give the names that can be read at a place, Python's own among them."""
    scope = page.scope(node)
    own = {
        each.id
        for each in ast.walk(page.tree)
        if isinstance(each, ast.Name) and page.scope(each) is page.tree
    }
    outer = {each.name for each in ast.walk(page.tree) if isinstance(each, ast.FunctionDef | ast.ClassDef)}
    imported = {a.asname or a.name.partition(".")[0] for a in ast.walk(page.tree) if isinstance(a, ast.alias)}
    module = {word for word in own if word in stored_names(page, page.tree)}
    return stored_names(page, scope) | module | outer | imported | set(dir(builtins))


def attributes(all_pages: Iterable[Page]) -> dict[str, int]:
    """Give every attribute that the program itself stores or defines, with how often it reads each."""
    found: dict[str, int] = {}
    for page in all_pages:
        for node in ast.walk(page.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.setdefault(node.attr, 0)
            elif isinstance(node, ast.ClassDef):
                for each in node.body:
                    if isinstance(each, ast.FunctionDef):
                        found.setdefault(each.name, 1)
                    elif isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
                        found.setdefault(each.target.id, 1)
        for node in ast.walk(page.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and node.attr in found:
                found[node.attr] += 1
    return found


def keys(all_pages: Iterable[Page]) -> set[str]:
    """Give the words that the program uses as keys of dictionaries where it fills them."""
    found: set[str] = set()
    for page in all_pages:
        for node in ast.walk(page.tree):
            if isinstance(node, ast.Dict):
                found |= {
                    k.value for k in node.keys if isinstance(k, ast.Constant) and isinstance(k.value, str)
                }
            elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
                key = written_as(node)
                found |= {key[2:-2]} if key else set()
            elif isinstance(node, ast.keyword) and node.arg:
                found.add(node.arg)
    return found


def of_object(kind: str, namespace: Mapping[str, Any]) -> list[str]:
    """Give the attributes of a library's class or module, by the name that the exception gives it."""
    known = {"numpy.ndarray": "ndarray"}.get(kind, kind)
    module = sys.modules.get(known)
    if module is not None:
        return [each for each in dir(module) if not each.startswith("_")]
    numpy = sys.modules["numpy"]
    for owner in (numpy, numpy.random, builtins):
        found = getattr(owner, known.rpartition(".")[2], None)
        if isinstance(found, type):
            return [each for each in dir(found) if not each.startswith("_")]
    for value in namespace.values():
        if type(value).__name__ == known:
            return [each for each in dir(value) if not each.startswith("_")]
    return []
