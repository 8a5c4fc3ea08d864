"""The libraries that bridges lead to are optional: each is imported where it is used, and nowhere before."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from clearprop.errors import MissingExtraError


def library(name: str, extra: str, what: str) -> Any:
    """Import an optional library, or say in a sentence how it is installed.

    Parameters
    ----------
    name : the module, such as ``"onnx.helper"``
    extra : the part of clearprop that brings it
    what : what needs it; messages begin with it

    Raises
    ------
    MissingExtraError
        "an ONNX file needs onnx, which is not installed. Run: pip install 'clearprop[onnx]'"

    Examples
    --------
    >>> library("math", "none", "a square root").sqrt(4.0)
    2.0
    """
    try:
        return import_module(name)
    except ImportError as problem:
        raise MissingExtraError(
            f"{what} needs {name.partition('.')[0]}, which is not installed. "
            f"Run: pip install 'clearprop[{extra}]'"
        ) from problem
