"""Every labelled text gets its verdict, its line and its right value, and is read whole."""

from __future__ import annotations

import numpy as np
import pytest

from tests.verify.labelled import COLLECTION, Labelled, labelled_texts

TEXTS = labelled_texts()


@pytest.mark.parametrize("labelled", TEXTS, ids=lambda labelled: labelled.file)
def test_a_labelled_text(labelled: Labelled) -> None:
    found = labelled.checked()
    assert labelled.judged_right(found), found.message_in("en")
    assert labelled.unread(found) == []
    if labelled.right_value is None:
        return
    said, label = np.asarray(found.right_value), np.asarray(labelled.right_value)
    if said.size == label.size:
        assert np.allclose(said.reshape(-1), label.reshape(-1), rtol=2e-3, atol=6e-4)


def test_every_text_of_the_folder_has_a_label() -> None:
    files = {path.name for path in COLLECTION.iterdir()} - {"labels.json", "README.md"}
    assert {labelled.file for labelled in TEXTS} == files


def test_the_collection_has_all_kinds() -> None:
    assert {labelled.file.rsplit(".", 1)[1] for labelled in TEXTS} == {"txt", "md", "tex"}
    assert sum(labelled.right for labelled in TEXTS) >= 40
    assert sum(not labelled.right for labelled in TEXTS) >= 40


def test_labels_point_at_lines_that_exist() -> None:
    for labelled in TEXTS:
        count = len(labelled.text.splitlines())
        assert all(1 <= line <= count for line in labelled.lines)
        assert labelled.right == (labelled.first_wrong_line is None)
        if not labelled.right:
            assert labelled.first_wrong_line in labelled.lines
