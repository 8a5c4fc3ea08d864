"""What the watched process found, as files: arrays and plain data, never code; and back again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from clearprop.errors import ClearpropError
from clearprop.model.files import load, save
from clearprop.record.address import Address
from clearprop.record.codec import decode, encode
from clearprop.record.container import Arrays, Content, read_content, write_content
from clearprop.trace.analysis import Analysis
from clearprop.trace.failure import Failure, Operand, Warned
from clearprop.trace.running.job import NETWORK, RESULT
from clearprop.trace.span import Span

KIND = "case"
ENCODED = ("settings", "data", "steps", "roles")


def write_results(
    folder: Path,
    analysis: Analysis,
    failure: Failure | None,
    warned: tuple[Warned, ...],
    cut: bool,
    notes: tuple[str, ...],
    others: Mapping[str, Any],
    seconds: float,
) -> None:
    """Write everything, whole or not at all; what cannot be written is left out, with a note."""
    arrays: Arrays = {}
    said = list(notes)
    if analysis.network is not None:
        save(analysis.network, folder / NETWORK)
    parts = {name: getattr(analysis, name) for name in ENCODED}
    encoded = {}
    for name, part in {**parts, "others": others}.items():
        try:
            own: Arrays = {}
            encoded[name] = encode(part, own)
            arrays.update({f"{name}.{key}": array for key, array in own.items()})
        except ClearpropError as problem:
            said.append(f"{name} could not be handed over: {problem}")
    description = {
        **encoded,
        "names": {str(address): name for address, name in analysis.names.items()},
        "spans": {str(address): span.as_plain() for address, span in analysis.spans.items()},
        "failure": _plain_failure(failure),
        "warned": [_plain_warning(each) for each in warned],
        "cut": cut,
        "seconds": seconds,
        "notes": [*said, *analysis.notes],
    }
    write_content(folder / RESULT, Content(KIND, description, arrays))


def read_results(folder: Path) -> dict[str, Any] | None:
    """Read what :func:`write_results` wrote; None where the process ended before it could."""
    if not (folder / RESULT).exists():
        return None
    content = read_content(folder / RESULT, KIND)
    plain = dict(content.description)
    for name in (*ENCODED, "others"):
        own = {key.partition(".")[2]: a for key, a in content.arrays.items() if key.startswith(f"{name}.")}
        plain[name] = decode(plain.get(name), own)
    plain["network"] = load(folder / NETWORK) if (folder / NETWORK).exists() else None
    plain["names"] = {Address.parse(key): name for key, name in plain["names"].items()}
    plain["spans"] = {Address.parse(key): Span.from_plain(span) for key, span in plain["spans"].items()}
    plain["failure"] = _failure(plain["failure"])
    plain["warned"] = tuple(_warning(each) for each in plain["warned"])
    plain["notes"] = tuple(plain["notes"])
    return plain


def _plain_span(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else span.as_plain()


def _span(plain: dict[str, Any] | None) -> Span | None:
    return None if plain is None else Span.from_plain(plain)


def _plain_failure(failure: Failure | None) -> dict[str, Any] | None:
    return None if failure is None else {**asdict(failure), "span": _plain_span(failure.span)}


def _failure(plain: dict[str, Any] | None) -> Failure | None:
    if plain is None:
        return None
    operands = tuple(
        Operand(**{**each, "shape": None if each["shape"] is None else tuple(each["shape"])})
        for each in plain["operands"]
    )
    return Failure(**{**plain, "span": _span(plain["span"]), "operands": operands})


def _plain_warning(warned: Warned) -> dict[str, Any]:
    return {**asdict(warned), "span": _plain_span(warned.span)}


def _warning(plain: dict[str, Any]) -> Warned:
    return Warned(**{**plain, "span": _span(plain["span"])})
