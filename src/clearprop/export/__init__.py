"""Networks taken elsewhere: to a NumPy program that one can read, run and change."""

from clearprop.export.numpy_program.program import NumpyProgram as NumpyProgram
from clearprop.export.numpy_program.program import numpy_program as numpy_program
from clearprop.export.numpy_program.program import to_numpy_program as to_numpy_program
