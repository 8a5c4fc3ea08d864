"""The one thing to say after a training that ended badly: the worst finding, or nothing."""

from __future__ import annotations

from numpy.typing import ArrayLike

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.checkup import findings_of
from clearprop.doctor.health.ending import ending
from clearprop.doctor.health.patient import of_run
from clearprop.doctor.ranking import ranked
from clearprop.network.network import Network
from clearprop.record.run import Run

# That a number was not finite has been said by whoever trained; here counts why.
SAID = ("N01",)


def worst(
    run: Run,
    x: ArrayLike,
    y: ArrayLike,
    *,
    network: Network | None = None,
    start: Network | None = None,
) -> Finding | None:
    """Give the worst finding of a training that ended badly; None where it ended well or nothing explains it.

    Parameters
    ----------
    x, y : the examples that were trained on
    network, start : what training returned, and what it was given

    Examples
    --------
    >>> from clearprop import SGD
    >>> from clearprop.examples import linear_2_2_1
    >>> wild = linear_2_2_1(optimizer=SGD(9.0), epochs=30)
    >>> network, run = wild.train()
    >>> worst(run, wild.x, wild.y, network=network, start=wild.network).code
    'H01'
    """
    patient = of_run(run, x, y, network=network, start=start)
    if ending(patient) != "badly":
        return None
    findings = [each for each in findings_of(patient) if each.code not in SAID]
    return next(iter(ranked(findings)), None)
