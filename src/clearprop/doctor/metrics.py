"""The program's own number, where it prints one that is recognised: ``loss: 0.25``, ``accuracy 97.5 %``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Better = Literal["lower", "higher"]

# Words by which people call such numbers, in the languages that they write.
LOWER = (
    "loss", "error", "errors", "err", "mse", "rmse", "mae", "sse", "cost", "wrong",
    "misclassified", "mistakes",
    "cross entropy", "cross-entropy",
    "mean squared", "sum of squares", "fehler", "verlust", "fehlerquote", "perte", "erreur", "coût",
    "pérdida", "perdida", "errores", "coste", "erro", "erros", "perda", "custo", "errore", "perdita",
    "損失", "誤差", "ошибка", "потери", "损失", "误差", "错误", "代价",
)  # fmt: skip
HIGHER = (
    "accuracy", "acc", "correct", "right", "score", "precision", "recall", "f1", "r2", "hits",
    "genauigkeit", "richtig", "précision", "exactitud", "precisión", "aciertos", "correctos",
    "acertos", "acurácia", "acuracia", "precisão", "corretos", "accuratezza", "corretti",
    "точность", "正解率", "准确率", "正确率", "精度", "正确",
)  # fmt: skip
# Of those, the ones that say how much of all is right; others may be told of each class.
WHOLE = ("accuracy", "acc", "genauigkeit", "exactitud", "准确率", "正确率")
WORDS = "|".join(sorted((*LOWER, *HIGHER), key=len, reverse=True))
NUMBER = r"[-+]?(?:nan|inf|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)"
COUNTED = r"\s*(?:steps?|epochs?|iterations?|iters?|rounds?|updates?)\b"
NAMED = r"\s*[:=]\s*(?:[-+.]?\d|nan|inf)"  # "last 1000: 0.2": such a number belongs to the words before it
GAP = rf"(?:[^\n\d+\-]|\d+(?={COUNTED}|{NAMED})){{0,30}}?"
PATTERN = re.compile(
    rf"(?<![^\W_])({WORDS})(?![^\W\d_]){GAP}(?<![\w.])({NUMBER})(?![\w.]*\w)(?!{COUNTED}|{NAMED})",
    re.IGNORECASE,
)
CLEARLY = 0.02


@dataclass(frozen=True)
class Metric:
    """The last number that stood behind a word, and which way is better."""

    name: str
    value: float
    better: Better

    def worse(self, after: Metric) -> bool:
        """Whether another run ended clearly worse; nan is never good.

        Examples
        --------
        >>> Metric("loss", 0.2, "lower").worse(Metric("loss", 0.3, "lower"))
        True
        """
        before, now = self.value, after.value
        if now != now:
            return before == before
        sign = 1.0 if self.better == "lower" else -1.0
        return sign * (now - before) > CLEARLY * max(abs(before), abs(now)) + 1e-12


def metrics(stdout: str) -> dict[str, Metric]:
    """Give the last number behind each word that names a loss or an accuracy.

    Examples
    --------
    >>> metrics("epoch 1 loss: 0.5\\nepoch 2 loss: 0.25\\naccuracy = 97.5 %\\n")["loss"].value
    0.25
    """
    found = {}
    for match in PATTERN.finditer(stdout):
        name = match[1].lower()
        found[name] = Metric(name, float(match[2]), "lower" if name in LOWER else "higher")
    return found
