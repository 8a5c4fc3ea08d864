from __future__ import annotations

from clearprop.trace.roles.family import Family, sources_of
from clearprop.trace.tape.choices import choose
from tests.trace.watching import watch


def test_an_array_that_was_only_written_over_is_no_source() -> None:
    seen = watch(
        "import numpy as np\na, b = np.ones(3), np.arange(3.0)\nout = np.zeros(3)\nnp.add(a, b, out=out)\n"
    )
    write = next(n for n in seen.tape.nodes if n.kind == "write")
    names = {name.name for p in sources_of(write) for name in seen.tape.nodes[p].names}
    assert names == {"a", "b"}


def test_since_looks_no_further_than_its_begin() -> None:
    seen = watch("a = 1.5\nb = a * 2.0\nc = b + a\n")
    family = Family(seen.tape)
    c = len(seen.tape.nodes) - 1
    assert family.since(0, [c]) == set(range(c + 1))
    assert family.since(c, [c]) == {c}


def test_among_says_which_were_computed_from_which() -> None:
    seen = watch("a = 1.5\nb = a * 2.0\nc = a + 1.0\nd = b - c\n")
    node = {name.name: n.id for n in seen.tape.nodes for name in n.names}
    found = Family(seen.tape).among([node["b"], node["c"], node["d"]])
    assert [found[node[name]] for name in "bcd"] == [0, 0, 0b011]
    assert Family(seen.tape).among([]) == {}


def test_what_only_decides_between_numbers_is_no_source() -> None:
    seen = watch("z, a = 1.5, 2.0\nd = a if z > 0 else 0.0\n")
    made = next(n for n in seen.tape.nodes if n.function is choose)
    names = {name.name for p in sources_of(made) for name in seen.tape.nodes[p].names}
    assert names == {"a"}
