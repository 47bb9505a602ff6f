"""Faults of parsers beside a verb of saying, put right before anything reads the tree.

``walk`` visits each token once and calls the module that knows its fault: a verb taken for something else
(``verb_tags``), tags (``tags``) and arcs (``lost_arcs``) that are lost, phrases (``strayed``) and clauses
(``misplaced``) hung on the wrong word, equal trees that other parsers draw (``other_trees``).
"""

from quoteattr.text.mending.walk import mend

__all__ = ["mend"]
