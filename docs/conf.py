"""Sphinx configuration: the site needs no network to build and none to read.

Build it with ``python3 dev.py docs``; warnings are errors, so a link that leads nowhere stops the build.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "_ext"), str(HERE.parent / "src")]

from otherside import __version__  # noqa: E402 - only now can it be found

project = "otherside"
author = "The otherside authors"
copyright = "The otherside authors, Apache-2.0"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_click", "otherside_site"]
exclude_patterns = ["_build", "_ext", "notebook", "decisions/README.md"]
# Text stays as it was typed: quotes are evidence, options are options.
smartquotes = False

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

# Attributes are listed with their class; the class has them once more.
napoleon_use_ivar = True
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_class_signature = "separated"
autodoc_default_options = {"members": True, "undoc-members": False}

html_theme = "furo"
html_title = f"otherside {release}"
html_static_path: list[str] = []
html_copy_source = False
html_show_sourcelink = False
# System fonts only: a reader of these pages is known to nobody.
html_theme_options = {
    "light_css_variables": {"font-stack": "system-ui, sans-serif", "font-stack--monospace": "ui-monospace, monospace"},
}
