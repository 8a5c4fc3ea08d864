"""What to try after a training that ended badly: the worst finding of the doctor, in a sentence."""

from __future__ import annotations

from clearprop.training.tabular import Fit, Prepared
from clearprop.words import text

# Weights that were kept half-way show nothing of how training would have ended.
UNFINISHED = ("interrupted", "callback")


def advice(prepared: Prepared, fit: Fit, lang: str) -> str | None:
    """Give what is wrong and what to try; None where training ended well or nothing is found."""
    if fit.run.outcome in UNFINISHED:
        return None
    # Here and not above: the first step of a training need not wait for the doctor.
    from clearprop.doctor.health import worst

    rows = prepared.rows.training
    finding = worst(
        fit.run, prepared.x[rows], prepared.y[rows], network=fit.model.network, start=prepared.network
    )
    # That training broke off is told with the rate to try; the same once more would help nobody.
    told = fit.run.outcome == "not finite" and finding is not None and finding.code == "H01"
    return None if finding is None or told else text("health.advice", lang, sentence=finding.sentence(lang))
