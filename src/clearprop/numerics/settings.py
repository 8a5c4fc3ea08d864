"""Settings as people type them: ``"tanh"``, ``"leaky_relu(0.01)"``, ``"uniform(-1, 1)"``.

Activations, losses and initializers are small frozen objects; a string is a short way to write one.  Both
directions are here: from the string to the object, and from the object back to its canonical string.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar, TypeVar

from clearprop.errors import SettingError

# Names that other libraries and books use, so that a newcomer from there is led to the name used here.
OTHER_NAMES = {
    "linear": "identity",
    "logistic": "sigmoid",
    "swish": "silu",
    "lrelu": "leaky_relu",
    "mse": "mean_squared_error",
    "mae": "absolute_error",
    "sse": "squared_error",
    "bce": "binary_cross_entropy",
    "log_loss": "binary_cross_entropy",
    "categorical_cross_entropy": "cross_entropy",
    "xavier_uniform": "glorot_uniform",
    "xavier_normal": "glorot_normal",
    "kaiming_uniform": "he_uniform",
    "kaiming_normal": "he_normal",
}

_FORM = re.compile(r"\s*([A-Za-z_]\w*)\s*(?:\(([^()]*)\)\s*)?")


@dataclass(frozen=True, eq=False)
class Setting:
    """Base of what a setting string stands for: a name, and the numbers that are its fields.

    Examples
    --------
    >>> from clearprop.numerics.activations import LeakyRelu
    >>> str(LeakyRelu(0.2)), LeakyRelu(0.2) == "leaky_relu(0.2)"
    ('leaky_relu(0.2)', True)
    """

    name: ClassVar[str]

    def __eq__(self, other: object) -> bool:
        # Equal to its own string, so that whoever typed "sigmoid" can also ask for it by that name.
        return isinstance(other, Setting | str) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __str__(self) -> str:
        values = ", ".join(repr(getattr(self, field.name)) for field in fields(self))
        return f"{self.name}({values})" if values else self.name


S = TypeVar("S", bound=Setting)


def parse_setting(setting: str) -> tuple[str, tuple[float, ...]]:
    """Read ``"name"`` or ``"name(1, 2)"`` into the name and its numbers.

    Raises
    ------
    SettingError
        "'relu(' is not a setting: write a name, or a name with numbers, as in 'leaky_relu(0.01)'"
        "'elu(one)' is not a setting: 'one' is not a number"

    Examples
    --------
    >>> parse_setting("uniform(-1, 1)")
    ('uniform', (-1.0, 1.0))
    >>> parse_setting("tanh")
    ('tanh', ())
    """
    found = _FORM.fullmatch(setting)
    if found is None:
        raise SettingError(
            f"{setting!r} is not a setting: write a name, or a name with numbers, as in 'leaky_relu(0.01)'"
        )
    name, inside = found.groups()
    if not (inside or "").strip():
        return name, ()
    return name, tuple(_number(part, setting) for part in inside.split(","))


def _number(part: str, setting: str) -> float:
    try:
        return float(part)
    except ValueError:
        raise SettingError(f"{setting!r} is not a setting: {part.strip()!r} is not a number") from None


def build_setting(setting: object, known: Mapping[str, type[S]], kind: str) -> S:
    """Turn a setting string into the object that it names.

    Parameters
    ----------
    setting : the string as typed
    known   : the classes by name
    kind    : what they are, for the message: "activation"

    Raises
    ------
    SettingError
        "unknown activation 'sigmoyd': did you mean 'sigmoid'? Known are identity, sigmoid, ..."
        "'sigmoid(2)' has 1 number, but sigmoid takes none"
        "an activation is a name such as 'identity', but 3 (int) was given"

    Examples
    --------
    >>> from clearprop.numerics.activations import ACTIVATIONS
    >>> build_setting("leaky_relu(0.2)", ACTIVATIONS, "activation")
    LeakyRelu(slope=0.2)
    """
    if not isinstance(setting, str):
        article = "an" if kind[0] in "aeiou" else "a"
        raise SettingError(
            f"{article} {kind} is a name such as {next(iter(known))!r},"
            f" but {setting!r} ({type(setting).__name__}) was given"
        )
    name, values = parse_setting(setting)
    if name not in known:
        raise SettingError(_unknown(name, known, kind))
    _check_count(setting, known[name], len(values))
    return known[name](*values)


def _unknown(name: str, known: Mapping[str, object], kind: str) -> str:
    import difflib  # only a mistake needs it

    lower = name.lower()
    near = difflib.get_close_matches(OTHER_NAMES.get(lower, lower), known, n=1)
    hint = f": did you mean {near[0]!r}?" if near else "."
    return f"unknown {kind} {name!r}{hint} Known are {', '.join(known)}"


def _check_count(setting: str, cls: type[Setting], given: int) -> None:
    slots = fields(cls)
    needed = sum(slot.default is MISSING for slot in slots)
    if needed <= given <= len(slots):
        return
    numbers = "1 number" if given == 1 else f"{given} numbers" if given else "no number"
    names = ", ".join(slot.name for slot in slots)
    limit = needed if given < needed else len(slots)
    bound = "" if needed == len(slots) else "at least " if given < needed else "at most "
    takes = f"takes {bound}{limit}: {cls.name}({names})" if slots else "takes none"
    raise SettingError(f"{setting!r} has {numbers}, but {cls.name} {takes}")


def check_number(
    value: object, name: str, owner: str, *, least: float = -math.inf, above: float = -math.inf
) -> float:
    """Give a setting's number as a float, if it is finite, not below ``least``, and greater than ``above``.

    Raises
    ------
    SettingError
        "leaky_relu: slope must be a finite number, but it is nan"
        "elu: scale must be at least 0, but it is -1.0"
        "huber: threshold must be above 0, but it is 0.0"

    Examples
    --------
    >>> check_number(1, "scale", "elu", least=0.0)
    1.0
    """
    given: Any = value
    try:
        number = float(given)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise SettingError(f"{owner}: {name} must be a finite number, but it is {value!r}")
    if number < least:
        raise SettingError(f"{owner}: {name} must be at least {least:g}, but it is {value!r}")
    if number <= above:
        raise SettingError(f"{owner}: {name} must be above {above:g}, but it is {value!r}")
    return number
