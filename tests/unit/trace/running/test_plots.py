from __future__ import annotations

from pathlib import Path

from clearprop import read_program
from clearprop.trace.running.plots import Anything, Plots

PLOTTING = """
import matplotlib
matplotlib.use("TkAgg")
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([1, 2])
plt.plot([1, 2])
plt.pause(100)
plt.show()
print("done")
"""


def test_plots_open_no_window_and_wait_for_nobody(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(PLOTTING)
    case = read_program(tmp_path / "a.py")
    assert (case.stdout, case.exception, case.stderr) == ("done\n", None, "")


def test_other_modules_are_found_as_ever() -> None:
    assert Plots([].append).find_spec("json", None) is None


def test_a_stand_in_takes_every_use() -> None:
    plt = Anything()
    figure, axes = plt.subplots(2, 2)
    axes[0, 1].plot([1], label="x").set(title="y")
    with plt.style.context("dark"):
        figure.tight_layout()
    assert isinstance(figure, Anything)


def test_a_library_that_is_missing_is_said_and_stood_in_for() -> None:
    notes: list[str] = []
    plots = Plots(notes.append)
    spec = plots.find_spec("seaborn", [])
    assert spec is not None
    assert notes == ["seaborn is not installed: the program ran with a stand-in that draws nothing"]
