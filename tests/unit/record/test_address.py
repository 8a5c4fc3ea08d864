"""Addresses: every form is read, printed back the same, and everything else is refused in a sentence."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.errors import AddressError
from clearprop.record.address import Address

NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,9}(\.[A-Za-z][A-Za-z0-9_]{0,5})?", fullmatch=True)
COUNTED = st.none() | st.integers(1, 10**6)
INDEX = st.lists(st.integers(0, 10**6), max_size=4).map(tuple)
ADDRESSES = st.builds(Address, field=NAMES, index=INDEX, layer=COUNTED, step=COUNTED, term=COUNTED)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("loss", Address("loss")),
        ("step 3, loss", Address("loss", step=3)),
        ("layer 1, dW", Address("dW", layer=1)),
        ("layer 2, b[0]", Address("b", (0,), layer=2)),
        ("x[1, 0]", Address("x", (1, 0))),
        ("layer 1, slope[0, 2, 1]", Address("slope", (0, 2, 1), layer=1)),
        ("layer 1, W_new[2, 0]", Address("W_new", (2, 0), layer=1)),
        ("layer 1, state_before.m_W[2, 0]", Address("state_before.m_W", (2, 0), layer=1)),
        ("layer 1, z[0, 1], term 3", Address("z", (0, 1), layer=1, term=3)),
        ("step 12, layer 1, dW[2, 0]", Address("dW", (2, 0), layer=1, step=12)),
        ("step 12, layer 1, dW[2, 0], term 7", Address("dW", (2, 0), layer=1, step=12, term=7)),
        ("step 12, loss, term 2", Address("loss", step=12, term=2)),
    ],
)
def test_an_address_is_read_and_printed_back(text: str, address: Address) -> None:
    assert Address.parse(text) == address
    assert str(address) == text


@pytest.mark.parametrize(
    "text",
    ["layer 1,dW[2,0]", "  layer  1 ,  dW [ 2 , 0 ]  ", "layer\t1, dW[2, 0]", "layer 01, dW[02, 0]"],
)
def test_space_and_leading_zeros_make_no_difference(text: str) -> None:
    assert Address.parse(text) == Address("dW", (2, 0), layer=1)


def test_an_address_is_its_own_address() -> None:
    address = Address("dW", (2, 0), layer=1)
    assert Address.parse(address) is address


def test_words_are_read_in_any_capitals() -> None:
    address = Address.parse("Step 2, LAYER 1, dW[0, 0], Term 3")
    assert str(address) == "step 2, layer 1, dW[0, 0], term 3"


@given(ADDRESSES)
def test_every_address_comes_back_from_its_text(address: Address) -> None:
    assert Address.parse(str(address)) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "layer one, dW",
        "dW[2,",
        "dW[]",
        "dW[-1, 0]",
        "dW[1.5]",
        "dW[2][0]",
        "layer 1, step 2, dW",
        "layer 1",
        "layer 1,",
        "step 1, layer 1",
        "2dW",
        "a.b.c",
        "dW, term",
        "dW, term 1, term 2",
        "layer 1 dW",
        "layer \u0661, dW",
        "\u03b4[0, 0]",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(AddressError) as caught:
        Address.parse(text)
    assert str(caught.value) == f'"{text}": an address looks like "layer 1, dW[0, 2]" or "step 3, loss".'


@pytest.mark.parametrize(
    ("text", "part"), [("step 0, loss", "step"), ("layer 0, dW", "layer"), ("loss, term 0", "term")]
)
def test_nothing_is_counted_from_0_but_entries(text: str, part: str) -> None:
    with pytest.raises(AddressError) as caught:
        Address.parse(text)
    assert str(caught.value) == f'"{text}": there is no {part} 0; {part}s are counted from 1.'


@pytest.mark.parametrize(
    ("value", "shown"), [(3, "3 (int)"), ((0, 1), "(0, 1) (tuple)"), (None, "None (NoneType)")]
)
def test_an_index_alone_is_no_address(value: Any, shown: str) -> None:
    with pytest.raises(AddressError) as caught:
        Address.parse(value)
    assert str(caught.value) == f'an address is text such as "layer 1, dW[0, 2]", but {shown} was given.'


def test_an_entry_of_a_field_and_a_field_without_its_step() -> None:
    address = Address("dW", layer=1, step=3)
    assert address.at(2, 0) == Address("dW", (2, 0), layer=1, step=3)
    assert address.at(2, 0).at() == address
    assert address.without_step() == Address("dW", layer=1)


def test_an_address_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        Address("dW").field = "db"  # type: ignore[misc]
