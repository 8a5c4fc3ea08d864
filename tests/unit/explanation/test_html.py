"""A page: well formed, complete by itself, in order for those who hear it, safe whatever its texts say."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.palette import DARK, LIGHT
from clearprop.explanation.document import Block, Derivation, Prose, Section
from clearprop.explanation.html import fragment, page
from clearprop.record.address import Address
from tests.properties.markup import Element, parse
from tests.unit.explanation.documents import everything

WRITTEN = page(everything())
ROOT = parse(WRITTEN)


def headings(root: Element) -> list[int]:
    return [int(each.tag[1]) for each in root.all("h1", "h2", "h3", "h4", "h5", "h6")]


def test_nothing_runs_and_nothing_is_fetched() -> None:
    assert not list(ROOT.all("script", "link", "iframe", "object", "embed", "img", "base", "form"))
    for element in ROOT.all():
        assert not any(name.startswith("on") for name in element.attributes)
        for name in ("src", "href", "data", "action", "srcset"):
            assert element.attributes.get(name, "#").startswith("#")
    outside = re.sub("http://www.w3.org/(?:2000/svg|1998/Math/MathML)", "", WRITTEN)
    assert not re.search(r"https?:|//[a-z]|url\(|@import|@font-face", outside)


def test_ids_are_unique_and_every_link_leads_somewhere() -> None:
    ids = [each.attributes["id"] for each in ROOT.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids)) > 8
    links = [each.attributes["href"] for each in ROOT.all("a")]
    assert {link[1:] for link in links} <= set(ids)
    assert "#layer-1-z-0-0" in links


def test_headings_stand_in_order() -> None:
    found = headings(ROOT)
    assert found[0] == 1
    assert found.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(found))


def test_the_page_says_its_language_and_its_title() -> None:
    assert next(ROOT.all("html")).attributes["lang"] == "en"
    assert next(parse(page(everything("zh"))).all("html")).attributes["lang"] == "zh-Hans"
    assert next(ROOT.all("title")).text() == "One training step, every number"


def test_the_way_past_the_top_comes_first() -> None:
    first = next(ROOT.all("a"))
    assert "skip" in first.classes
    assert first.attributes["href"] == "#numbers"
    assert next(ROOT.all("main")).attributes["id"] == "numbers"


def test_parts_are_linked_and_named() -> None:
    nav = next(ROOT.all("nav"))
    assert nav.attributes["aria-label"] == "Parts"
    assert [link.text().strip() for link in nav.all("a")] == ["1 Forward", "2 Loss", "3 Backward", "4 Update"]


def test_what_can_be_folded_is_open() -> None:
    folded = list(ROOT.all("details"))
    assert len(folded) == 2
    assert all("open" in each.attributes and each.children[0].tag == "summary" for each in folded)


def test_every_line_shows_its_address_once_as_an_anchor() -> None:
    lines = {each.attributes.get("id"): each for each in ROOT.of_class("eq")}
    assert lines["layer-1-a-0-0"].text().split()[:2] == ["h1=σ(0.3775)", "≈0.593270"]
    assert next(lines["layer-1-a-0-0"].all("a")).attributes["href"] == "#layer-1-a-0-0"


def test_an_address_without_a_line_is_no_link() -> None:
    where = ("see ", Address("W", (0, 0), layer=1))
    root = parse(page(Derivation(("T",), (Section(("S",), (Prose(where),)),), "en")))
    assert next(next(root.all("main")).all("p")).text() == "see layer 1, W[0, 0]"
    assert not list(next(root.all("main")).all("a"))


def test_tables_have_heads_and_repeat_them_for_narrow_screens() -> None:
    table = next(ROOT.all("table"))
    assert [each.text() for each in table.all("th")][:4] == ["weight", "before", "gradient", "after"]
    cells = [(each.attributes["data-head"], each.text()) for each in table.all("td")]
    assert cells[:2] == [("before", "0.15"), ("gradient", "0.000438568")]
    assert cells[5][1] == "0.51130127" + "0"  # the last zero is not seen, and not read aloud
    assert next(list(table.all("td"))[5].of_class("zeros")).attributes["aria-hidden"] == "true"
    assert "neg" in next(list(table.all("td"))[4].of_class("num")).classes


def test_paths_show_factors_over_their_names() -> None:
    chain = next(ROOT.of_class("chain"))
    assert [each.text() for each in chain.all("b")] == [
        "0.05",
        "0.2413007",
        "0.5",
        "(−0.2170715)",
        "−0.00130950",
    ]
    assert [each.text() for each in chain.all("i")] == ["×", "×", "×", "≈"]


def test_a_picture_stands_in_the_page_once_wide_and_once_narrow() -> None:
    figure = next(ROOT.all("figure"))
    assert [sorted(each.classes) for each in figure.children] == [["wide"], ["narrow"], []]
    assert [each.attributes["width"] for each in figure.all("svg")] == ["880", "350"]
    assert next(figure.all("figcaption")).text() == "Edges: weights."


def test_texts_are_escaped() -> None:
    assert "Not printed: db. &lt;b&gt;$x$&lt;/b&gt; &amp; 100 %" in WRITTEN


@given(st.text())
def test_no_text_breaks_the_page(text: str) -> None:
    document = Derivation((text,), (Section((text,), (Prose((text,)),)),), "en", command=f"clearprop {text}")
    root = parse(page(document))
    assert not list(root.all("script"))
    assert _one_line_end(next(root.all("h1")).text()) == _one_line_end(text) or "\x00" in text


def _one_line_end(text: str) -> str:
    """Browsers read every line end as a line feed; the parser here leaves some as they are."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_part_for_another_page_has_names_of_its_own() -> None:
    root = parse(fragment(everything()))
    assert not list(root.all("main"))
    assert not list(root.all("html", "body", "meta"))
    ids = {each.attributes["id"] for each in root.all() if "id" in each.attributes}
    assert all(re.match("cp-[0-9a-f]{6}-", each) for each in ids)
    assert {each.attributes["href"][1:] for each in root.all("a")} <= ids
    other = parse(fragment(replace(everything(), aside=("step 2",))))
    assert ids.isdisjoint(each.attributes.get("id", "") for each in other.all())


def test_the_style_rules_nothing_but_the_document() -> None:
    style = next(parse(fragment(everything())).all("style")).text()
    selectors = re.findall(r"(?:^|[{}])\s*([^@{}%\s][^{};]*)\{", style)
    assert len(selectors) > 60
    assert all(part.strip().startswith(".cp") for each in selectors for part in each.split(","))


@pytest.mark.parametrize(("scheme", "start"), [(LIGHT, ".cp {"), (DARK, "prefers-color-scheme: dark")])
def test_colours_are_those_of_the_pictures(scheme: dict[str, str], start: str) -> None:
    style = WRITTEN.partition(start)[2].partition("}")[0]
    names = {
        "paper": "paper",
        "panel": "panel",
        "ink": "ink",
        "soft": "soft",
        "pos": "positive",
        "neg": "negative",
    }
    for name, role in names.items():
        found = re.search(rf"--{name}: (#[0-9A-F]{{6}})", style)
        assert found, name
        if role in scheme:
            assert found[1].lower() == scheme[role].lower()


def test_a_block_without_a_macro_is_refused() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError, match="block"):
        page(Derivation(("T",), (), "en", opening=(Block(),)))
