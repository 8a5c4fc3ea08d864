"""What the watched process found, as files: arrays and plain data, never code; and back again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clearprop.errors import ClearpropError
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.address import Address
from clearprop.record.codec import decode, encode
from clearprop.record.container import Arrays
from clearprop.trace.failure import Failure, Operand, Warned
from clearprop.trace.running.exchange import check_numbers, read_exchange, write_exchange
from clearprop.trace.running.job import RESULT
from clearprop.trace.span import Span

if TYPE_CHECKING:
    # Who reads results analyses nothing: it would load all of the analysis in vain.
    from clearprop.trace.analysis import Analysis

LAYER = ("W", "b", "activation", "bias", "trainable", "dropout")


def write_results(
    folder: Path,
    analysis: Analysis,
    failure: Failure | None,
    warned: tuple[Warned, ...],
    cut: bool,
    notes: tuple[str, ...],
    others: Mapping[str, Any],
    seconds: float | None,
) -> None:
    """Write everything, whole or not at all; what cannot be written is left out, with a note."""
    said = list(notes)
    parts = {
        "network": _plain_network(analysis.network),
        "settings": analysis.settings,
        "data": analysis.data,
        "steps": analysis.steps,
        "roles": analysis.roles,
        "others": others,
    }
    encoded: dict[str, Any] = {}
    arrays: Arrays = {}
    for name, part in parts.items():
        try:
            own: Arrays = {}
            encoded[name] = encode(part, own)
            check_numbers(own)
            arrays.update({f"{name}.{key}": array for key, array in own.items()})
        except ClearpropError as problem:
            encoded[name] = None
            said.append(f"{name} could not be handed over: {problem}")
    description = {
        "names": {str(address): name for address, name in analysis.names.items()},
        "spans": {str(address): span.as_plain() for address, span in analysis.spans.items()},
        "failure": _plain_failure(failure),
        "warned": [_plain_warning(each) for each in warned],
        "cut": cut,
        "seconds": seconds,
    }
    said += analysis.notes
    try:
        write_exchange(folder / RESULT, {**description, **encoded, "notes": said}, arrays)
    except OSError as problem:
        said.append(f"the numbers could not be handed over: {problem}")
        nothing = dict.fromkeys(parts)
        write_exchange(folder / RESULT, {**description, **nothing, "notes": said}, {})


def read_results(folder: Path) -> dict[str, Any] | None:
    """Read what :func:`write_results` wrote; None where the process ended before it could."""
    if not (folder / RESULT).exists():
        return None
    description, arrays = read_exchange(folder / RESULT)
    plain = dict(description)
    for name in ("network", "settings", "data", "steps", "roles", "others"):
        own = {key.partition(".")[2]: a for key, a in arrays.items() if key.startswith(f"{name}.")}
        plain[name] = decode(plain[name], own)
    plain["network"] = _network(plain["network"])
    plain["names"] = {Address.parse(key): name for key, name in plain["names"].items()}
    plain["spans"] = {Address.parse(key): Span.from_plain(span) for key, span in plain["spans"].items()}
    plain["failure"] = _failure(plain["failure"])
    plain["warned"] = tuple(_warning(each) for each in plain["warned"])
    plain["notes"] = tuple(plain["notes"])
    return plain


def _plain_network(network: Network | None) -> list[dict[str, Any]] | None:
    if network is None:
        return None
    return [{name: getattr(layer, name) for name in LAYER} for layer in network.layers]


def _network(plain: Any) -> Network | None:
    return None if plain is None else Network([Dense(**layer) for layer in plain])


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
