"""The edits after which a name, an attribute, a key or a module that does not exist is one that does."""

from __future__ import annotations

import ast
import math
import re
import sys
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.crash import Crash
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.lexicon import IMPORTS, MEANT, attributes, keys, names_at, nearest, of_object
from clearprop.doctor.evidence.pages import Page, own_expressions, pages
from clearprop.doctor.evidence.variant import Variant, replaced
from clearprop.trace.span import Span

QUOTED = re.compile(r"'([^']*)'")
LIBRARIES = ("numpy", "scipy", "sklearn", "pandas", "matplotlib")
SURE = 0.75


def meant_variants(evidence: Evidence, found: Crash) -> Iterator[Variant]:
    """Propose what may have been meant, the likeliest first."""
    kind, words = found.failure.kind, QUOTED.findall(found.failure.message)
    if kind in ("NameError", "UnboundLocalError") and words:
        yield from _names(evidence, found, words[0])
    elif kind == "AttributeError" and len(words) >= 2:
        yield from _attributes(evidence, found, words[0], words[-1])
    elif kind == "KeyError":
        yield from _keys(evidence, found, found.failure.message.strip("'\""))
    elif kind in ("ImportError", "ModuleNotFoundError") and words:
        yield from _imports(found, words)


def _names(evidence: Evidence, found: Crash, word: str) -> Iterator[Variant]:
    page = found.page
    places = [
        node for node in own_expressions(found.statement) if isinstance(node, ast.Name) and node.id == word
    ]
    if not places:
        return
    node = places[0]
    yield from _in_order(page, found.statement, word)
    yield from _never_read(page, found, word)
    if word in IMPORTS:
        yield _inserted(page, 1, IMPORTS[word] + "\n", 0.5)
    for k, other in enumerate(nearest(word, names_at(page, node))):
        yield replaced(page, node, other, 0.6 + 0.05 * k, "name")
    if word in attributes(pages(evidence)) and _in_method(page, node):
        yield replaced(page, node, f"self.{word}", 0.7, "name")
    for module, name in ((np, "np"), (math, "math")):
        if hasattr(module, word):
            yield replaced(page, node, f"{name}.{word}", 0.9, "name")
    scope = page.scope(node)
    if found.failure.kind == "UnboundLocalError" and isinstance(scope, ast.FunctionDef):
        first = scope.body[0]
        indent = " " * page.span(first).column
        yield _inserted(page, first.lineno, f"{indent}global {word}\n", 0.8)


def _in_method(page: Page, node: ast.AST) -> bool:
    scope = page.scope(node)
    return isinstance(scope, ast.FunctionDef) and any(each.arg == "self" for each in scope.args.args)


def _inserted(page: Page, line: int, text: str, effort: float) -> Variant:
    """Put lines before a line."""
    span = Span(page.text.name, line, 0, line, 0, page.text.cell)
    whole = Span(page.text.name, line, 0, line, max(len(page.text.lines[line - 1]), 1), page.text.cell)
    return Variant(Edit.of(span, text), effort, "insert", whole, text)


def _in_order(page: Page, statement: ast.stmt, word: str) -> Iterator[Variant]:
    """The name is made a few lines further down: move this statement behind that one."""
    block = next(
        (body for body in _blocks(page.parents[statement]) if statement in body),
        [],
    )
    at = block.index(statement) if statement in block else 0
    for later in block[at + 1 :]:
        stored = {n.id for n in ast.walk(later) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        if word in stored:
            yield _moved(page, statement, later)
            return


def _blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        body = getattr(node, name, None)
        if isinstance(body, list):
            yield body


def _moved(page: Page, statement: ast.stmt, behind: ast.stmt) -> Variant:
    first, last = statement.lineno, statement.end_lineno or statement.lineno
    end = (behind.end_lineno or behind.lineno) + 1
    name, cell = page.text.name, page.text.cell
    lines = "\n".join(page.text.lines[first - 1 : last]) + "\n"
    removed = Replacement(Span(name, first, 0, last + 1, 0, cell), "")
    added = Replacement(Span(name, end, 0, end, 0, cell), lines)
    return Variant(Edit((removed, added)), 0.4, "order", page.span(statement), lines)


def _never_read(page: Page, found: Crash, word: str) -> Iterator[Variant]:
    """A name that is given a value and never read looks like the one that is read: that one is misspelt."""
    names = [node for node in ast.walk(page.tree) if isinstance(node, ast.Name)]
    read = {node.id for node in names if isinstance(node.ctx, ast.Load)}
    used = sum(node.id == word for node in names)
    for other in nearest(word, {node.id for node in names if node.id not in read}):
        for node in names:
            if node.id == other:
                yield replaced(page, node, word, 0.45 if used > 1 else 0.75, "definition")


def _attributes(evidence: Evidence, found: Crash, kind: str, word: str) -> Iterator[Variant]:
    page, own = found.page, attributes(pages(evidence))
    places = [
        node
        for node in own_expressions(found.statement)
        if isinstance(node, ast.Attribute) and node.attr == word
    ]
    if not places:
        return
    node = places[0]
    owner = page.cut(node.value)
    library = [] if _is_own(pages(evidence), kind) else of_object(kind, evidence.traced.namespace)
    is_module = "module" in found.failure.message[:8]
    if not is_module and not library:
        for other in nearest(word, own):
            if own[other] == 0:
                effort = 0.4 if _occurrences(pages(evidence), word) > 1 else 0.75
                yield from (_attribute(p, n, word, effort) for p, n in _stores(pages(evidence), other))
    if is_module and word in MEANT and word in ("float", "int", "bool", "object"):
        yield replaced(page, node, word, 0.4, "name")
    for k, other in enumerate(nearest(word, library or [each for each in own if each != word])):
        yield _attribute(page, node, other, 0.6 + 0.05 * k)
    if is_module and hasattr(np.random, word):
        yield replaced(page, node, f"np.random.{word}", 0.7, "name")
    if is_module and hasattr(np, word) and owner != "np":
        yield replaced(page, node, f"np.{word}", 0.8, "name")
    if kind in ("list", "tuple", "float", "int") and hasattr(np.ndarray, word):
        yield replaced(page, node.value, f"np.array({owner})", 0.7, "array")


def _is_own(all_pages: tuple[Page, ...], kind: str) -> bool:
    """Whether the program defines this class itself."""
    return any(
        isinstance(node, ast.ClassDef) and node.name == kind
        for page in all_pages
        for node in ast.walk(page.tree)
    )


def _attribute(page: Page, node: ast.Attribute, word: str, effort: float) -> Variant:
    """Another word behind the point, wherever the same is written of the same thing."""
    owner = page.cut(node.value)
    same = [
        each
        for each in ast.walk(page.tree)
        if isinstance(each, ast.Attribute) and each.attr == node.attr and page.cut(each.value) == owner
    ]
    edit = Edit(tuple(Replacement(_word(page, each), word) for each in same))
    return Variant(edit, effort, "name", page.span(node), word)


def _word(page: Page, node: ast.Attribute) -> Span:
    """Give the place of the word behind the point."""
    span = page.span(node)
    return Span(
        span.file, span.end_line, span.end_column - len(node.attr), span.end_line, span.end_column, span.cell
    )


def _occurrences(all_pages: tuple[Page, ...], word: str) -> int:
    nodes = [node for page in all_pages for node in ast.walk(page.tree)]
    return sum(isinstance(node, ast.Attribute) and node.attr == word for node in nodes)


def _stores(all_pages: tuple[Page, ...], word: str) -> Iterator[tuple[Page, ast.Attribute]]:
    for page in all_pages:
        for node in ast.walk(page.tree):
            if isinstance(node, ast.Attribute) and node.attr == word and isinstance(node.ctx, ast.Store):
                yield page, node


def _keys(evidence: Evidence, found: Crash, word: str) -> Iterator[Variant]:
    page = found.page
    for node in own_expressions(found.statement):
        if isinstance(node, ast.Constant) and node.value == word and isinstance(word, str):
            quote = page.cut(node)[:1]
            for k, other in enumerate(nearest(word, keys(pages(evidence)))):
                yield replaced(page, node, f"{quote}{other}{quote}", 0.6 + 0.05 * k, "key")


def _imports(found: Crash, words: list[str]) -> Iterator[Variant]:
    page, statement = found.page, found.statement
    if not isinstance(statement, ast.Import | ast.ImportFrom):
        return
    module = isinstance(statement, ast.Import) or found.failure.kind == "ModuleNotFoundError"
    word = words[0].partition(".")[0] if module else words[0]
    if module:
        known = [*sys.stdlib_module_names, *LIBRARIES]
    else:
        known = of_object(words[1] if len(words) > 1 else "", {})
    text = page.cut(statement)
    for k, other in enumerate(nearest(word, known)):
        if re.search(rf"\b{re.escape(word)}\b", text):
            new = re.sub(rf"\b{re.escape(word)}\b", other, text, count=1)
            yield replaced(page, statement, new, 0.6 + 0.05 * k, "import")
