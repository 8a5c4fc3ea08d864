"""Networks taken elsewhere: to a NumPy program that one can read, run and change."""

from clearprop.export.program.numpy_program import NumpyProgram as NumpyProgram
from clearprop.export.program.numpy_program import numpy_program as numpy_program
from clearprop.export.program.numpy_program import to_numpy_program as to_numpy_program
