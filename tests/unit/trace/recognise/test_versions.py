from __future__ import annotations

from clearprop.trace.recognise.versions import Stale, stale, used_by, used_by_layer
from tests.unit.trace.snippets import ROWS, layers_of


def test_each_layer_uses_its_own_parameters() -> None:
    found = layers_of(ROWS)
    names = [
        {
            found.roles.parameters[k].name
            for k in used_by_layer(found.ran.tape, found.kinds, found.values, layer).values()
        }
        for layer in found.made.layers
    ]
    assert names == [{"W1", "b1"}, {"W2", "b2"}]
    everything = used_by(found.ran.tape, found.kinds, found.values, found.step.predictions)
    assert len(everything) == 4


def test_an_old_copy_is_stale_once_the_parameter_has_changed() -> None:
    copied = ROWS.replace("for epoch", "V1 = W1.copy()\nfor epoch").replace("x @ W1", "x @ V1")
    for step, expected in ((0, 0), (2, 1)):
        found = layers_of(copied, step)
        used = [
            used_by_layer(found.ran.tape, found.kinds, found.values, layer) for layer in found.made.layers
        ]
        told = stale(found.roles, found.step, found.made.layers, used)
        assert len(told) == expected
        assert all(isinstance(each, Stale) and each.kind == "parameter" for each in told)
