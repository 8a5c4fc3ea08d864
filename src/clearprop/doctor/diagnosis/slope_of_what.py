"""Whether a wrong slope is the right one of the wrong value, or a slope of another form."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.factors import computed
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape


def code_of_slope(tape: Tape, step: StepFound, trial: Trial, node: Node) -> str:
    """Give "G02" where the slope was taken of a layer's sums, or of its answers twice over; else "G01"."""
    stood = np.asarray(tape.value(node.id), dtype=np.float64)
    if "kept" in trial.detail:
        kept = node
        for k in trial.detail["kept"]:
            given = kept.args[k]
            kept = tape.nodes[given.node] if isinstance(given, Ref) else kept
        with np.errstate(all="ignore"):
            stood = stood / np.asarray(tape.value(kept.id), dtype=np.float64)
    layer = step.layers[trial.detail["layer"]]
    for wrong in (layer.z, layer.activation.value(layer.a)):
        used = np.asarray(computed(layer.activation, wrong))
        for laid in (used, used.T):
            shown = np.isfinite(stood) if laid.shape == stood.shape else np.zeros(1, dtype=bool)
            if shown.any() and np.allclose(stood[shown], laid[shown], rtol=1e-7, atol=1e-12):
                return "G02"
    return "G01"
