"""Networks taken elsewhere and fetched from elsewhere: one way of writing a network as another.

None of the libraries that these lead to is loaded before it is needed.  Weights are ``(n_in, n_out)`` here;
each bridge says where the other side stores the transpose.
"""

from clearprop.export.from_sklearn import from_sklearn as from_sklearn
from clearprop.export.keras import from_keras_weights as from_keras_weights
from clearprop.export.keras import to_keras_weights as to_keras_weights
from clearprop.export.onnx_files.from_onnx import from_onnx as from_onnx
from clearprop.export.onnx_files.to_onnx import to_onnx as to_onnx
from clearprop.export.program.numpy_program import NumpyProgram as NumpyProgram
from clearprop.export.program.numpy_program import numpy_program as numpy_program
from clearprop.export.program.numpy_program import to_numpy_program as to_numpy_program
from clearprop.export.pytorch.from_torch import from_torch as from_torch
from clearprop.export.pytorch.loss import TorchLoss as TorchLoss
from clearprop.export.pytorch.program import TorchProgram as TorchProgram
from clearprop.export.pytorch.program import torch_program as torch_program
from clearprop.export.pytorch.to_torch import to_torch as to_torch
