"""Headings open scopes, and close them."""

from __future__ import annotations

import pytest

from clearprop.verify.reading.sections import conflicting, label_of, sections


def scopes(text: str) -> list[str]:
    return ["/".join(f"{k} {v}" for k, v in section.scope) for section in sections(text)]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Layer 2", ("layer", "2")),
        ("2.1 The second hidden layer", ("layer", "2")),
        ("Output layer (softmax)", ("layer", "output")),
        ("第 2 层", ("layer", "2")),
        ("隐含层", ("layer", "隐藏")),
        ("第三层", ("layer", "3")),
        ("Sample 3", ("sample", "3")),
        ("样本 2:", ("sample", "2")),
        ("Training example 1", ("sample", "1")),
        ("Backward pass", None),
        ("Step 2", None),
    ],
)
def test_what_a_title_names(title: str, label: tuple[str, str] | None) -> None:
    assert label_of(title) == label


def test_a_heading_of_the_same_level_closes_a_scope() -> None:
    text = "# Forward\n## Layer 1\nz = 1\n## Layer 2\nz = 2\n# Loss\nL = 1"
    assert scopes(text) == ["", "layer 1", "layer 1", "layer 2", "layer 2", "", ""]


def test_layers_lie_within_samples() -> None:
    text = "Sample 1:\nLayer 1:\nz = 1\nLayer 2\nSample 2: x = 3"
    assert scopes(text) == [
        "sample 1",
        "layer 1/sample 1",
        "layer 1/sample 1",
        "layer 2/sample 1",
        "sample 2",
    ]


def test_latex_and_ruled_headings() -> None:
    assert scopes("\\subsection{Layer 2}\nz\n\\section*{Loss}\nL") == ["layer 2", "layer 2", "", ""]
    assert scopes("── 1 Forward ──\n  Layer 1\n── 2 Loss ──") == ["", "layer 1", ""]
    assert scopes("**Layer 1**\n\n**Update**") == ["layer 1", "layer 1", ""]


@pytest.mark.parametrize(
    "line", ["Layer 2 takes h1 = 0.5 as its input", "= 0.3", "-0.5 + 0.2", "- 0.5 - 0.2 = -0.7", "--- 5"]
)
def test_what_is_no_heading(line: str) -> None:
    assert scopes(line) == [""]


def test_scopes_conflict_where_one_kind_has_two_labels() -> None:
    one, two = (("layer", "1"),), (("layer", "1"), ("sample", "2"))
    assert not conflicting(one, two)
    assert conflicting(two, (("sample", "1"),))
