"""Marks that a wrong encoding or an export has changed."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.text.layers.edit import Edit

__all__ = ["applies", "edits"]

# UTF-8 that was read as Windows' encoding: â€œ for “, Ã© for é, Â before a blank. Only what no word can hold.
_BROKEN = r"""
    (?P<broken> Ã¢â‚¬ (?: Å“ | â„¢ | Ëœ | Â. | â€. )                # read wrongly twice
      | â€ (?: [\x80-\xbf˜™š›œžŸ“”•–—‚ƒ„…†‡ˆ‰Š‹ŒŽ] )
      | Ã [\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ] | Â [\xa0-\xbf] )
    | (?P<lost> â€ (?= [\s.,;:!?)] | \Z ) )     # the last byte of ” has no character there
"""
# What Windows' encoding has where others have controls.
_CONTROL = r" | (?P<control> [\x91-\x97\x99] )"
# A character that could not be read: at a word's edge it was a mark, in a contraction an apostrophe.
_REPLACED = r"""
    | (?P<apostrophe> (?<= \p{L} ) \ufffd (?= (?: s | t | re | ve | ll | d | m ) \b ) )
    | (?P<opener> (?<! [^\s(\[] ) \ufffd (?= \p{L} ) )
    | (?P<closer> (?<= [.,!?] ) \ufffd (?! [^\s)\].,;:] ) )
"""
# Marks as programs write them into a file of theirs.
_ESCAPED = r"""
    | (?P<escaped> \\ (?= ["'/] ) )
    | (?P<line> (?<! [\\:] ) (?: \\r )? \\n (?! \p{Ll} ) )      # not in C:\news, not \nabla
    | (?P<code> \\u [0-9a-fA-F]{4} )
"""
_DAMAGE = regex.compile(_BROKEN + _CONTROL + _REPLACED + _ESCAPED, regex.VERBOSE)
_DOUBLED = regex.compile('""(?!")')
_LINE = regex.compile(".+")
_SINGLE = regex.compile('(?<!")"(?!")')
_SIGN = regex.compile(r"[Ââ\ufffd\\\x91-\x97\x99Ã]")
_FEWEST = 2  # doubled marks of a line; a single one may be an empty quotation


def applies(text: str) -> bool:
    """Whether a sign of such damage stands in the text."""
    return _SIGN.search(text) is not None or '""' in text


def edits(text: str) -> Iterator[Edit]:
    """The characters that stood there once."""
    found = list(_damage(text)) if _SIGN.search(text) else []
    if '""' in text:
        found = sorted([*found, *_doubled(text)])
    yield from found


def _doubled(text: str) -> Iterator[Edit]:
    """The marks of each line that has doubled ones alone: what stands in another changes nothing."""
    for line in _LINE.finditer(text):
        if _SINGLE.search(line[0]) is None:
            doubled = [match.span() for match in _DOUBLED.finditer(text, *line.span())]
            if len(doubled) >= _FEWEST:
                yield from ((start, end, '"') for start, end in doubled)


def _damage(text: str) -> Iterator[Edit]:
    for match in _DAMAGE.finditer(text):
        words = _restored(match)
        if words is not None:
            yield match.start(), match.end(), words


_FOR_KIND = {"lost": "”", "apostrophe": "’", "opener": "“", "closer": "”", "escaped": "", "line": "\n"}


def _restored(match: regex.Match[str]) -> str | None:
    kind = match.lastgroup
    if kind in _FOR_KIND:
        return _FOR_KIND[kind]
    if kind == "code":
        character = chr(int(match[0][2:], 16))
        return character if character.isprintable() else None
    try:
        if kind == "control":
            return match[0].encode("latin-1").decode("cp1252")
        return b"".join(map(_byte, match[0])).decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    """The byte that was read as a character; what Windows' encoding leaves out stands for itself."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
