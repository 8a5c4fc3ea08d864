"""clearprop: neural networks in NumPy that you can see through.

Every public name is one attribute away, and costs nothing until it is used: a name is imported from
its home the first time it is asked for (PEP 562), so that ``import clearprop`` stays as fast as Python
itself and nothing heavy is loaded behind anybody's back.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from clearprop._version import __version__
from clearprop.displays import register as _register

if TYPE_CHECKING:
    from clearprop import examples, export
    from clearprop.doctor.examine import examine
    from clearprop.doctor.finding import Finding
    from clearprop.doctor.report import Report
    from clearprop.drawing.curves import plot
    from clearprop.drawing.diagram.draw import draw
    from clearprop.drawing.plane.boundary import draw_boundary
    from clearprop.drawing.plane.surface import draw_surface
    from clearprop.errors import (
        AddressError,
        ClearpropError,
        DataError,
        FileError,
        MissingExtraError,
        SettingError,
        ShapeError,
    )
    from clearprop.explanation.document import Derivation
    from clearprop.explanation.explain import explain
    from clearprop.export.from_sklearn import from_sklearn
    from clearprop.export.keras import from_keras_weights, to_keras_weights
    from clearprop.export.onnx_files.from_onnx import from_onnx
    from clearprop.export.onnx_files.to_onnx import to_onnx
    from clearprop.export.program.numpy_program import to_numpy_program
    from clearprop.export.pytorch.from_torch import from_torch
    from clearprop.export.pytorch.to_torch import to_torch
    from clearprop.model.files import load, load_model, save
    from clearprop.model.model import Model
    from clearprop.network.changes import changes
    from clearprop.network.dense import Dense
    from clearprop.network.network import Network
    from clearprop.record.address import Address
    from clearprop.record.equations import equation, equations
    from clearprop.record.equations.equation import Equation
    from clearprop.record.files import load_run, load_step
    from clearprop.record.optimizers import SGD, Adam, AdamW, RMSProp
    from clearprop.record.reconcile import Verdict, reconcile
    from clearprop.record.run import Run
    from clearprop.record.same import same
    from clearprop.record.schedules import CosineDecay, ExponentialDecay, InverseTimeDecay, StepDecay, Warmup
    from clearprop.record.step import LayerStep, NotObserved, Step
    from clearprop.trace.case import Case
    from clearprop.trace.reading import read_program
    from clearprop.training.callbacks import Callback
    from clearprop.training.step import step
    from clearprop.training.tabular import fit_table
    from clearprop.training.train import train

__all__ = [
    "Adam",
    "AdamW",
    "Address",
    "AddressError",
    "Callback",
    "Case",
    "ClearpropError",
    "CosineDecay",
    "DataError",
    "Dense",
    "Derivation",
    "Equation",
    "ExponentialDecay",
    "FileError",
    "Finding",
    "InverseTimeDecay",
    "LayerStep",
    "MissingExtraError",
    "Model",
    "Network",
    "NotObserved",
    "RMSProp",
    "Report",
    "Run",
    "SGD",
    "SettingError",
    "ShapeError",
    "Step",
    "StepDecay",
    "Verdict",
    "Warmup",
    "__version__",
    "changes",
    "draw",
    "draw_boundary",
    "draw_surface",
    "equation",
    "equations",
    "examine",
    "examples",
    "explain",
    "export",
    "fit_table",
    "from_keras_weights",
    "from_onnx",
    "from_sklearn",
    "from_torch",
    "load",
    "load_model",
    "load_run",
    "load_step",
    "plot",
    "read_program",
    "reconcile",
    "same",
    "save",
    "step",
    "to_keras_weights",
    "to_numpy_program",
    "to_onnx",
    "to_torch",
    "train",
]

# Where each name lives. The block above says the same to type checkers; a test keeps the two equal.
_HOMES = {
    "Adam": "clearprop.record.optimizers",
    "AdamW": "clearprop.record.optimizers",
    "Address": "clearprop.record.address",
    "AddressError": "clearprop.errors",
    "Callback": "clearprop.training.callbacks",
    "Case": "clearprop.trace.case",
    "ClearpropError": "clearprop.errors",
    "CosineDecay": "clearprop.record.schedules",
    "DataError": "clearprop.errors",
    "Dense": "clearprop.network.dense",
    "Derivation": "clearprop.explanation.document",
    "Equation": "clearprop.record.equations.equation",
    "ExponentialDecay": "clearprop.record.schedules",
    "FileError": "clearprop.errors",
    "Finding": "clearprop.doctor.finding",
    "InverseTimeDecay": "clearprop.record.schedules",
    "LayerStep": "clearprop.record.step",
    "MissingExtraError": "clearprop.errors",
    "Model": "clearprop.model.model",
    "Network": "clearprop.network.network",
    "NotObserved": "clearprop.record.step",
    "RMSProp": "clearprop.record.optimizers",
    "Report": "clearprop.doctor.report",
    "Run": "clearprop.record.run",
    "SGD": "clearprop.record.optimizers",
    "SettingError": "clearprop.errors",
    "ShapeError": "clearprop.errors",
    "Step": "clearprop.record.step",
    "StepDecay": "clearprop.record.schedules",
    "Verdict": "clearprop.record.reconcile",
    "Warmup": "clearprop.record.schedules",
    "changes": "clearprop.network.changes",
    "draw": "clearprop.drawing.diagram.draw",
    "draw_boundary": "clearprop.drawing.plane.boundary",
    "draw_surface": "clearprop.drawing.plane.surface",
    "equation": "clearprop.record.equations",
    "equations": "clearprop.record.equations",
    "examine": "clearprop.doctor.examine",
    "examples": "clearprop.examples",
    "explain": "clearprop.explanation.explain",
    "export": "clearprop.export",
    "fit_table": "clearprop.training.tabular",
    "from_keras_weights": "clearprop.export.keras",
    "from_onnx": "clearprop.export.onnx_files.from_onnx",
    "from_sklearn": "clearprop.export.from_sklearn",
    "from_torch": "clearprop.export.pytorch.from_torch",
    "load": "clearprop.model.files",
    "load_model": "clearprop.model.files",
    "load_run": "clearprop.record.files",
    "load_step": "clearprop.record.files",
    "plot": "clearprop.drawing.curves",
    "read_program": "clearprop.trace.reading",
    "reconcile": "clearprop.record.reconcile",
    "same": "clearprop.record.same",
    "save": "clearprop.model.files",
    "step": "clearprop.training.step",
    "to_keras_weights": "clearprop.export.keras",
    "to_numpy_program": "clearprop.export.program.numpy_program",
    "to_onnx": "clearprop.export.onnx_files.to_onnx",
    "to_torch": "clearprop.export.pytorch.to_torch",
    "train": "clearprop.training.train",
}


# What notebooks show of these; nothing is imported before they ask.
_register(
    {
        "Case": "clearprop.explanation.program.case_document",
        "Changes": "clearprop.explanation.summaries.changes",
        "Network": "clearprop.explanation.summaries.network",
        "Run": "clearprop.explanation.summaries.run",
        "Step": "clearprop.explanation.summaries.step",
    }
)

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones included.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        module = import_module(home)
        value = module if home == f"{__name__}.{name}" else getattr(module, name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
