"""How Sphinx makes the documentation site: ``sphinx-build -W docs build/site``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from clearprop import __version__

project = "clearprop"
author = "the clearprop developers"
copyright = author
version = release = __version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "made_pages"]
exclude_patterns = ["_ext", "_static"]
nitpicky = False

html_theme = "furo"
html_title = "clearprop"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False

myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
# Notebooks are stored executed, and tests run them again: the site shows what is stored.
nb_execution_mode = "off"

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
# What they stand for is a page of NumPy's own types.
autodoc_type_aliases = {name: name for name in ("ArrayLike", "Array", "DTypeLike", "LossLike", "Rng")}
napoleon_google_docstring = False
napoleon_custom_sections = ["Source"]
