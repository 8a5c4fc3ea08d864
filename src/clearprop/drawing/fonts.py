"""Which fonts a text asks for: whatever the reader's system uses, then some by name.

The names serve programs that do not know ``system-ui``.  Some of those take a character that the first
font lacks from just any font, so a text with Chinese characters names fonts that have them first.
"""

from __future__ import annotations

from clearprop.drawing.extents import is_wide

_LATIN = "'Segoe UI', 'Noto Sans', 'DejaVu Sans', 'Liberation Sans', 'Helvetica Neue', Arial"
_CHINESE = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC'"

FONTS = f"system-ui, {_LATIN}, {_CHINESE}, sans-serif"
CHINESE_FONTS = f"system-ui, {_CHINESE}, {_LATIN}, sans-serif"


def fonts_for(text: str) -> str:
    """The fonts for one line of text, as CSS writes them.

    Examples
    --------
    >>> fonts_for("损失") == CHINESE_FONTS, fonts_for("loss") == FONTS
    (True, True)
    """
    return CHINESE_FONTS if any(map(is_wide, text)) else FONTS
