"""The command line: parse, call, print.  Nothing here computes anything."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``clearprop`` with the given arguments, or with those of the process, and exit."""
    try:
        from clearprop.cli.problems import run_and_report
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run_and_report(list(sys.argv[1:] if arguments is None else arguments)))
