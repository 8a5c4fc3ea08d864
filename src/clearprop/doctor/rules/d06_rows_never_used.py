"""D06: some rows of the data are never trained on.

What it sees: in whole recorded epochs, the same rows of the array that batches are taken from are left out
every time, and no test is made of them; or every row is answered, but only the last one changes the weights.
Why it harms: what these rows could teach is not learned.
How to tell it from its look-alikes: rows that are held out for a test; a last part of a batch that a shuffle
in each epoch spreads over all rows; rows drawn at random.
Source: the provenance of the inputs on the recorded tape.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.behind_loops import Behind, updates_behind
from clearprop.doctor.evidence.cut_orders import cut_order
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.rows import Unused, unused
from clearprop.doctor.evidence.short_ranges import ShortRange, short_range
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

CODES = ("D06",)
SMALL_SHARE = 0.04
FEWEST = 2


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the loop or the index that leaves rows out, or the updates that stand behind the loop over the
    rows.
    """
    behind = updates_behind(evidence)
    if behind is not None:
        yield _one_row(behind)
        return
    found = unused(evidence)
    if found is None and (short := short_range(evidence)) is not None:
        yield _by_count(short)
    if found is None or (found.unused < found.batch and found.unused < SMALL_SHARE * found.rows):
        return
    loop = _loop(evidence)
    place, edit = (
        (
            cut_order(evidence, found)
            or _index(evidence, found, loop)
            or _step(found, loop)
            or _range(evidence, found, loop)
        )
        if loop
        else (None, None)
    )
    yield Candidate(
        "D06",
        place,
        "doctor.message.D06.rows",
        {"unused": found.unused, "rows": found.rows},
        observed=f"{found.rows - found.unused} of {found.rows} rows",
        expected=f"all {found.rows} rows in every epoch",
        edit=edit,
        proof="exact",
        rank=0.06,
        explains=("H02", "A08", "D05"),
    )


def _loop(evidence: Evidence) -> tuple[Tree, ast.For] | None:
    steps = evidence.understanding.roles.steps
    found = trees_of(evidence).node(evidence.traced.sites[steps[0].round.context[-1].site])
    return (found[0], found[1]) if found is not None and isinstance(found[1], ast.For) else None


def _index(evidence: Evidence, found: Unused, loop: tuple[Tree, ast.For]) -> tuple[Span, Edit] | None:
    """Where every step takes the same rows though the loop counts: the constant index is the fault."""
    tree, node = loop
    if not isinstance(node.target, ast.Name) or found.rows - found.unused != found.batch:
        return None
    name = node.target.id
    inside = [each for part in node.body for each in tree.find(ast.Name, part)]
    if any(each.id == name for each in inside):
        return None
    parts = []
    for part in node.body:
        for index in tree.find(ast.Subscript, part):
            text = _with(tree, index.slice, name)
            if text is not None and _rows_long(evidence, tree.cut(index.value), found.source):
                parts.append(Replacement(tree.span(index.slice), text))
    if not parts:
        return None
    return tree.span(tree.statement(tree.at(parts[0].span) or node) or node), Edit(tuple(parts))


def _step(found: Unused, loop: tuple[Tree, ast.For]) -> tuple[Span, Edit] | None:
    """Where the number of a batch is taken for the number of its first row: ``X[i : i + size]``."""
    tree, node = loop
    overlap = found.rows - found.unused < found.rounds * found.batch <= found.rows
    if not isinstance(node.target, ast.Name) or not overlap:
        return None
    name, parts = node.target.id, []
    for index in tree.find(ast.Slice, node):
        match index:
            case ast.Slice(
                lower=ast.Name(id=low),
                upper=ast.BinOp(
                    left=ast.Name(id=left), op=ast.Add(), right=ast.Name() | ast.Constant() as size
                ),
                step=None,
            ) if low == left == name:
                many = tree.cut(size)
                parts.append(Replacement(tree.span(index), f"{name} * {many}:({name} + 1) * {many}"))
    if not parts or found.batch < FEWEST:
        return None
    first = tree.at(parts[0].span)
    statement = None if first is None else tree.statement(first)
    return tree.span(statement or node), Edit(tuple(parts))


def _rows_long(evidence: Evidence, name: str, source: int) -> bool:
    """Whether a name stands for an array with as many rows as the data."""
    tape = evidence.tape
    rows = getattr(tape.nodes[source].held, "shape", (0,))[0]
    return any(
        getattr(node.held, "shape", ())[:1] == (rows,) and any(b.name == name for b in node.names)
        for node in tape.nodes[: evidence.understanding.roles.steps[0].round.begin]
    )


def _with(tree: Tree, index: ast.expr, name: str) -> str | None:
    match index:
        case ast.Constant(value=int()):
            return name
        case ast.Slice(lower=None | ast.Constant(value=0), upper=ast.Constant(value=1), step=None):
            return f"{name}:{name} + 1"
    return None


def _range(evidence: Evidence, found: Unused, loop: tuple[Tree, ast.For]) -> tuple[Span | None, Edit | None]:
    """Where the range of the loop stops too early: let it run to the end of the data."""
    tree, node = loop
    names = [binding.name for binding in evidence.tape.nodes[found.source].names]
    counted = _counted(tree, node)
    calls = [c for c in tree.find(ast.Call, counted) if getattr(c.func, "id", "") == "range"]
    if not calls or not names:
        return tree.span(node.iter), None
    call = calls[0]
    whole = f"len({_in_sight(tree, node, names)})"
    stop = call.args[1] if len(call.args) > 1 else call.args[0]
    if len(call.args) > 1:
        start = call.args[0]
        late = not (isinstance(start, ast.Constant) and start.value == 0)
        if late and tree.cut(stop).replace(" ", "").startswith("len("):
            return tree.span(counted), Edit.of(tree.span(start), "0")
        return tree.span(counted), Edit.of(tree.span(stop), whole)
    text = whole if found.batch == 1 else f"{whole} // {found.batch}"
    return tree.span(counted), Edit.of(tree.span(stop), text)


def _counted(tree: Tree, node: ast.For) -> ast.expr:
    """Give what a loop runs over, or, where that is a name, what the name was last given before it."""
    given = [
        each
        for each in tree.find(ast.Assign, tree.function(node))
        if isinstance(node.iter, ast.Name)
        and tree.span(each).line < tree.span(node).line
        and any(isinstance(t, ast.Name) and t.id == node.iter.id for t in each.targets)
    ]
    return max(given, key=lambda each: tree.span(each).line).value if given else node.iter


def _in_sight(tree: Tree, node: ast.AST, names: list[str]) -> str:
    """Choose the name of the data that the loop itself uses."""
    used = {tree.cut(each) for each in tree.find((ast.Name, ast.Attribute), node)}
    return next((name for name in names if name in used), names[-1])


def _by_count(short: ShortRange) -> Candidate:
    """Tell of a range that leaves out examples in a list."""
    return Candidate(
        "D06",
        short.span,
        "doctor.message.D06.rows",
        {"unused": short.unused, "rows": short.rows},
        observed=f"{short.rows - short.unused} of {short.rows} rows",
        expected=f"all {short.rows} rows in every epoch",
        edit=short.edit,
        proof="exact",
        rank=0.06,
        explains=("H02", "A08", "D05"),
        by="report",
    )


def _one_row(behind: Behind) -> Candidate:
    """Tell of updates that stand behind the loop over the rows."""
    return Candidate(
        "D06",
        behind.span,
        "doctor.message.D06.behind",
        {"count": behind.unused},
        observed="one row an epoch",
        expected=f"{behind.unused + 1} rows an epoch",
        edit=behind.edit,
        proof="exact",
        rank=0.04,
        explains=("H02", "A08", "D05"),
        by="report",
    )
