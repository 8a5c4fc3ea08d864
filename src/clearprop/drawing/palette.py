"""The colours of every picture, named by what they are for, in light and dark.

A picture never names a colour: it names a role, and the role has one colour on light paper and one on
dark.  Hue means sign and nothing else (blue positive, orange negative), so a picture printed in grey or
read by somebody who does not tell the two apart loses no word and no number.
"""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "paper",  # the ground of the picture
    "panel",  # the ground of a part that stands back
    "ink",  # text and the one curve that matters most
    "soft",  # secondary text
    "positive",
    "negative",
    "control",  # an axis, the border of something that can be used
    "focus",  # the ground of what is looked at now
    "ring",  # and the line round it
    "rule",  # a hairline that only guides the eye
    "grey",  # an edge or a band that steps back; too faint for text
]

LIGHT: dict[Role, str] = {
    "paper": "#FDFCFA",
    "panel": "#F4F2ED",
    "ink": "#1D2125",
    "soft": "#585F68",
    "positive": "#1B62A8",
    "negative": "#A84A08",
    "control": "#6E757D",
    "focus": "#FFE9A3",
    "ring": "#1D2125",
    "rule": "#D9D5CC",
    "grey": "#9AA0A6",
}

DARK: dict[Role, str] = {
    "paper": "#15181B",
    "panel": "#1E2226",
    "ink": "#E9E7E2",
    "soft": "#A6ACB4",
    "positive": "#7FB5EA",
    "negative": "#F0A562",
    "control": "#8A9199",
    "focus": "#4A3E10",
    "ring": "#FFD95A",
    "rule": "#383E45",
    "grey": "#6B727A",
}
