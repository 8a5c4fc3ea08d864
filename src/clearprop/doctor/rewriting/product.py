"""The text of a product of the other kind."""

from __future__ import annotations

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.places import atomic, operand, text_of, transposed_text
from clearprop.trace.source.sites import Site


def other_product_text(site: Site, trial: Trial) -> Edit | None:
    """Write ``a * b`` for ``np.dot(a.T, b)``, or ``a @ b`` for ``a * b``."""
    parts = [operand(site.node, k) for k in (0, 1)]
    if any(part is None for part in parts):
        return None
    texts = []
    for part, turned in zip(parts, trial.detail["turned"], strict=True):
        assert part is not None  # seen above
        text = text_of(site, part)
        texts.append(transposed_text(text) if turned else atomic(text, part))
    return Edit.of(site.span, f" {trial.text} ".join(texts))
