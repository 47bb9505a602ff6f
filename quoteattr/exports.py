"""What an extraction can be turned into: JSON, rows, data frames, links, a page; each imported when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas
    import polars
    import pyarrow

    from quoteattr.links import Link
    from quoteattr.records import Extraction

__all__ = ["Exports"]


def _extraction(exports: Exports) -> Extraction:
    return cast("Extraction", exports)  # the one class that has these methods


class Exports:
    """The conversions of :class:`~quoteattr.records.Extraction`."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """The article with its quotes coloured by speaker: what a notebook shows."""
        from quoteattr.viewer import to_notebook

        return to_notebook(_extraction(self))

    def to_rows(self, *, meta: Sequence[str] = ()) -> list[dict[str, Any]]:
        """One flat row per quote, with the columns of :data:`quoteattr.serialize.ROW_FIELDS`, and those of ``meta``."""
        from quoteattr.serialize import to_rows

        return to_rows(_extraction(self), meta=meta)

    def to_pandas(self, *, meta: Sequence[str] = ()) -> pandas.DataFrame:
        """The rows as a pandas data frame. Raises MissingExtraError where pandas is not installed."""
        from quoteattr.serialize.frames import to_pandas

        return to_pandas(_extraction(self), meta=meta)

    def to_polars(self, *, meta: Sequence[str] = ()) -> polars.DataFrame:
        """The rows as a polars data frame. Raises MissingExtraError where polars is not installed."""
        from quoteattr.serialize.frames import to_polars

        return to_polars(_extraction(self), meta=meta)

    def to_arrow(self, *, meta: Sequence[str] = ()) -> pyarrow.Table:
        """The rows as an Arrow table. Raises MissingExtraError where pyarrow is not installed."""
        from quoteattr.serialize.frames import to_arrow

        return to_arrow(_extraction(self), meta=meta)

    def links(self, *, without_outlet: bool = False) -> tuple[Link, ...]:
        """Who spoke through which outlet: see :func:`quoteattr.links.find_links`."""
        from quoteattr.links import find_links

        return find_links(_extraction(self), without_outlet=without_outlet)

    def to_dict(self) -> dict[str, Any]:
        """The extraction as JSON-ready dictionaries and lists, schema ``quoteattr/1``."""
        from quoteattr.serialize import to_dict

        return to_dict(_extraction(self))

    def to_json(self, *, indent: int | None = None) -> str:
        """The extraction as a JSON string, schema ``quoteattr/1``."""
        from quoteattr.serialize import to_json

        return to_json(_extraction(self), indent=indent)
