"""What is written as an ONNX graph: a model with its columns, a network, an example, or a program's network.

A graph predicts and does not train, so a program gives the weights that it ended with, and an example those
that it begins with; the reader is told which.
"""

from __future__ import annotations

from pathlib import Path

from clearprop.cli.console import remark
from clearprop.cli.somebodys import is_program, read, unread
from clearprop.cli.subject import check_known
from clearprop.cli.usage import Misuse
from clearprop.cli.writing import writing
from clearprop.examples import NETWORKS, find
from clearprop.export.library import library
from clearprop.export.onnx_files.to_onnx import to_onnx
from clearprop.files import write_atomically
from clearprop.model import Model, load, load_model
from clearprop.network.network import Network
from clearprop.record.container import kind_of
from clearprop.record.step import NotObserved, Step
from clearprop.trace.case import Case
from clearprop.words import text


def write_graph(what: str, path: Path, lang: str) -> None:
    """Find what was named, and write it as an ONNX file.

    Raises
    ------
    MissingExtraError
        "an ONNX file needs onnx, which is not installed. Run: pip install 'clearprop[onnx]'"
    Misuse
        "run.safetensors holds a run; a network or a model can be exported."
    """
    library("onnx", "onnx", "an ONNX file")  # before the work
    proto = to_onnx(_found(what, lang))
    existed = path.exists()
    write_atomically(path, proto.SerializeToString())
    writing().done.append(path)
    remark(text("cli.export.written_over" if existed else "cli.export.written", lang, path=path))
    inputs, outputs = (
        ", ".join(value.name for value in side) for side in (proto.graph.input, proto.graph.output)
    )
    remark(text("cli.export.graph", lang, inputs=inputs, outputs=outputs))


def _found(what: str, lang: str) -> Network | Model:
    if what in NETWORKS and not Path(what).is_file():
        remark(text("cli.export.starting", lang, what=what))
        return find(what).network
    if is_program(what):
        return _of_program(read(what, lang), lang)
    check_known(what)
    kind = kind_of(what)
    if kind not in ("network", "model"):
        raise Misuse("cli.export.kind", what=what, kind=kind)
    return load(what) if kind == "network" else load_model(what)


def _of_program(case: Case, lang: str) -> Network:
    """The network with the weights that a program ended with, as far as they were seen."""
    network = case.network
    assert network is not None
    if not case.roles.get("trains", True) or not case.steps:
        return network
    last = case.steps[-1]
    if not _ends(last):
        raise unread(case, "cli.program.no_step")
    remark(text("cli.export.ended", lang, what=case.program.name, step=last.index))
    return network.after(last)


def _ends(step: Step) -> bool:
    """Whether the weights that a step left behind were seen."""
    return not any(field is NotObserved for layer in step.layers for field in (layer.W_new, layer.b_new))
