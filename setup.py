"""Builds the compiled engine where there is a compiler; everything else stands in pyproject.toml.

``optional=True``: without a compiler the installation goes on, and training runs on NumPy.  No -march=native
(it would run on this machine only), no -ffast-math (a library built with it changes the arithmetic of the
whole process when it is loaded).  What a faster machine can do is chosen when the program runs.
"""

from __future__ import annotations

import sys
from glob import glob

from Cython.Build import cythonize
from setuptools import Extension, setup

FOLDER = "src/clearprop/engines/compiled"
VARIANTS = [f"{kind}_{variant}" for kind in ("double", "float") for variant in ("baseline", "avx2", "avx512")]
FLAGS = ["-O3", "-fno-math-errno", "-fno-trapping-math"]

loop = Extension(
    "clearprop.engines.compiled.loop",
    sources=[f"{FOLDER}/loop.pyx", *(f"{FOLDER}/kernel/{variant}.c" for variant in VARIANTS)],
    depends=sorted(glob(f"{FOLDER}/kernel/*.h")),
    include_dirs=[FOLDER],
    extra_compile_args=[] if sys.platform == "win32" else FLAGS,
)
extensions = cythonize([loop], build_dir="build/cython")
for extension in extensions:
    # Said to Extension itself, it would not come out of cythonize.
    extension.optional = True
setup(ext_modules=extensions)
