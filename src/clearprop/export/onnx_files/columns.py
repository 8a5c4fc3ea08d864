"""The columns of a table as inputs of a graph, and what a model does to them as operators.

A column of numbers is a float64 input whose missing values are NaN; a column of answers or of categories is
an input of texts.  A category that was not among the training rows is 0 everywhere, as in clearprop; a text
that is no answer becomes NaN, and so does the prediction, where clearprop would refuse the row.
"""

from __future__ import annotations

import math

import numpy as np

from clearprop.data.cells import MISSING
from clearprop.data.inputs import BooleanInput, CategoricalInput, Input, NumericInput
from clearprop.data.inputs.boolean import MEANING
from clearprop.data.preprocessing import Preprocessing
from clearprop.export.onnx_files.graph import ML, ROWS, Graph


def prepared(graph: Graph, preprocessing: Preprocessing) -> str:
    """Add the inputs of a model and its preprocessing to a graph; give the x of its network in float64."""
    columns = [_input(graph, recipe) for recipe in preprocessing.inputs]
    blocks = [
        _block(graph, recipe, column) for recipe, column in zip(preprocessing.inputs, columns, strict=True)
    ]
    return graph.add("Concat", *blocks, axis=1, name="x")


def _input(graph: Graph, recipe: Input) -> str:
    return graph.input(recipe.column, float if isinstance(recipe, NumericInput) else str, [ROWS, 1])


def _block(graph: Graph, recipe: Input, column: str) -> str:
    match recipe:
        case NumericInput():
            return _numeric(graph, recipe, column)
        case BooleanInput():
            return _boolean(graph, recipe, column)
        case CategoricalInput():
            return _categorical(graph, recipe, column)


def _numeric(graph: Graph, recipe: NumericInput, column: str) -> str:
    """``(v - mean) / sd``, with the median where a value is missing."""
    median, mean, sd = (graph.constant(np.float64(v)) for v in (recipe.median, recipe.mean, recipe.sd))
    filled = graph.add("Where", graph.add("IsNaN", column), median, column)
    return graph.add("Div", graph.add("Sub", filled, mean), sd)


def _boolean(graph: Graph, recipe: BooleanInput, column: str) -> str:
    meaning = dict.fromkeys(MISSING, recipe.usual)
    for word, value in MEANING.items():
        meaning |= {word: value, word.upper(): value, word.capitalize(): value}
    code = graph.add(
        "LabelEncoder",
        column,
        domain=ML,
        keys_strings=list(meaning),
        values_floats=[float(value) for value in meaning.values()],
        default_float=math.nan,
    )
    return graph.cast(code, np.float64)


def _categorical(graph: Graph, recipe: CategoricalInput, column: str) -> str:
    places = {text: place for place, text in enumerate(recipe.categories)}
    if recipe.missing:
        places |= {text: len(recipe.categories) for text in MISSING - set(places)}
    code = graph.add(
        "LabelEncoder",
        column,
        domain=ML,
        keys_strings=list(places),
        values_int64s=list(places.values()),
        default_int64=-1,
    )
    width = graph.constant(np.arange(len(recipe.names))[np.newaxis])
    return graph.cast(graph.add("Equal", code, width), np.float64)
