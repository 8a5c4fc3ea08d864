"""What a reader is told to type: it works where the explanation is read."""

from __future__ import annotations

import re
import shlex

import pytest

import clearprop as cp
from clearprop.cli.problems import run_and_report
from clearprop.explanation.hints import again, page, wishes
from tests.unit.explanation.steps import WORKED

SHELL, CALL, METHOD = "clearprop explain worked_2_2_2", "cp.explain(step)", "mlp.explain(X, 3, y)"


def test_a_command_gets_options_and_a_call_arguments() -> None:
    assert again(SHELL, form="long").text == "clearprop explain worked_2_2_2 --form long"
    assert again(CALL, form="long").text == 'cp.explain(step, form="long")'
    assert again(METHOD, "loss", depth=9).text == 'mlp.explain(X, 3, y, at="loss", depth=9)'
    assert wishes(SHELL, "layer 1, z[0, 1]").text == '--at "layer 1, z[0, 1]"'
    assert (wishes(CALL, "loss").text, wishes(METHOD, "loss").text) == ('"loss"', 'at="loss"')
    assert (page(SHELL).text, page(CALL).text) == (f"{SHELL} -o step.html", f"{CALL}.html()")


def test_what_is_told_in_python_runs() -> None:
    step = WORKED
    told = re.findall(r"cp\.explain\(.*\)", str(cp.explain(step, lang="en")))
    assert len(told) == 3
    for call in told:
        assert len(str(eval(call, {"cp": cp, "step": step}))) > 200


@pytest.mark.parametrize("address", ["layer 1, W[0, 0]", "layer 1, z"])
def test_no_explanation_in_python_speaks_of_options(address: str) -> None:
    assert "--" not in str(cp.explain(WORKED, address, depth=1, lang="en"))


def test_what_is_told_on_the_command_line_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_and_report(["explain", "worked_2_2_2", "--lang", "en"]) == 0
    told = re.findall(r"^ *(?:all of it as a page: )?clearprop (explain .*)", capsys.readouterr().out, re.M)
    assert len(told) == 3
    for command in told[:2]:
        assert run_and_report(shlex.split(command)) == 0
