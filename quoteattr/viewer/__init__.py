"""The article as a page: its quotes coloured by speaker, with their records, a list of speakers and filters.

``to_html`` gives one self-contained page (no network, everything from the text escaped), ``to_notebook`` the same in a
frame for a notebook's cell, ``to_fragment`` plain paragraphs for a page of one's own, ``to_displacy`` the spans in
spaCy's displaCy form, ``write_brat`` files for the annotation tool brat.
"""

from __future__ import annotations

from quoteattr.viewer.brat import write_brat
from quoteattr.viewer.displacy import to_displacy
from quoteattr.viewer.fragment import to_fragment
from quoteattr.viewer.page import to_html, to_notebook

__all__ = ["to_displacy", "to_fragment", "to_html", "to_notebook", "write_brat"]
