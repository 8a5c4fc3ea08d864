"""The name of a number: ``step 12, layer 1, dW[2, 0]``.

Every number of a record can be typed, printed and found again by its address.  Steps and layers are
counted from 1, as people count; entries from 0, as NumPy does.  ``term 3`` names one addend of the
equation that gives the entry, counted from 1.

Grammar::

    address = [ "step" N "," ] [ "layer" N "," ] field [ "[" i { "," j } "]" ] [ "," "term" K ]
    field   = letters, digits, "_" and "." (``W_new``, ``state_before.m_W``)

The three words are read in any capitals; those of a field tell fields apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from clearprop.errors import AddressError

# No record has 10^18 of anything, and Python refuses to read numbers of thousands of digits.
_GRAMMAR = r"""
    (?: (?i:step)  \s+ (?P<step>\d{1,18})  \s* , \s* )?
    (?: (?i:layer) \s+ (?P<layer>\d{1,18}) \s* , \s* )?
    (?P<field> [A-Za-z]\w* (?: \.[A-Za-z]\w* )? )
    (?: \s* \[ \s* (?P<index> \d{1,18} (?: \s*,\s* \d{1,18} )* ) \s* \] )?
    (?: \s* , \s* (?i:term) \s+ (?P<term>\d{1,18}) )?
    """


@dataclass(frozen=True, order=True)
class Address:
    """Where a number stands in a record.

    ``index`` is empty for a whole field or a scalar one; a shorter index than the field has axes names a
    row.  ``step`` and ``layer`` are ``None`` where they are not said.

    Examples
    --------
    >>> address = Address.parse("step 12, layer 1, dW[2, 0]")
    >>> address.layer, address.field, address.index
    (1, 'dW', (2, 0))
    >>> str(address)
    'step 12, layer 1, dW[2, 0]'
    """

    field: str
    index: tuple[int, ...] = ()
    layer: int | None = None
    step: int | None = None
    term: int | None = None

    @classmethod
    def parse(cls, text: str | Address) -> Address:
        """Read an address as people type it.

        Raises
        ------
        AddressError
            '"layer one, dW": an address looks like "layer 1, dW[0, 2]" or "step 3, loss".'
        """
        if isinstance(text, Address):
            return text
        if not isinstance(text, str):
            raise AddressError(
                f'an address is text such as "layer 1, dW[0, 2]", but {text!r}'
                f" ({type(text).__name__}) was given."
            )
        found = re.fullmatch(_GRAMMAR, text.strip(), re.VERBOSE | re.ASCII)
        if found is None:
            raise AddressError(f'"{text}": an address looks like "layer 1, dW[0, 2]" or "step 3, loss".')
        parts = found.groupdict()
        for part in ("step", "layer", "term"):
            if parts[part] is not None and int(parts[part]) == 0:
                raise AddressError(f'"{text}": there is no {part} 0; {part}s are counted from 1.')
        return cls(
            field=parts["field"],
            index=tuple(int(i) for i in (parts["index"] or "").split(",") if i.strip()),
            layer=_integer(parts["layer"]),
            step=_integer(parts["step"]),
            term=_integer(parts["term"]),
        )

    def __str__(self) -> str:
        step = f"step {self.step}, " if self.step is not None else ""
        layer = f"layer {self.layer}, " if self.layer is not None else ""
        index = f"[{', '.join(map(str, self.index))}]" if self.index else ""
        term = f", term {self.term}" if self.term is not None else ""
        return f"{step}{layer}{self.field}{index}{term}"

    def at(self, *index: int) -> Address:
        """Name one entry of this field."""
        return replace(self, index=index)

    def without_step(self) -> Address:
        """Forget the step, for texts that speak of a single one."""
        return replace(self, step=None)


Path = tuple[Address, ...]
"""Addresses from a parameter to the loss, one after the other."""


def _integer(digits: str | None) -> int | None:
    return None if digits is None else int(digits)
