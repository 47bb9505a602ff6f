"""Our own records (``quoteattr/1``) as gold, full or partial: a key that is left out is not scored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quoteattr.evaluation.fields import JOINT
from quoteattr.evaluation.formats.spans import read_span_objects
from quoteattr.evaluation.gold import GoldArticle, GoldQuote, Offsets, complete_types, is_speech_act
from quoteattr.records import QuoteType, Scope

__all__ = ["from_records"]


def from_records(data: Mapping[str, Any], corpus: str) -> GoldArticle:
    """One article of the records' JSON; only ``id``, ``text`` and each quote's ``content`` are needed.

    An article whose ``meta`` says ``"scope": "speech"`` holds reported speech only.
    """
    text, raw = data["text"], data.get("quotes", ())
    speakers = {speaker["id"]: speaker for speaker in data.get("speakers", ())}
    contents = [read_span_objects(text, quote["content"]) for quote in raw]
    types = complete_types(text, contents, [quote.get("type") for quote in raw])
    meta = data.get("meta") or {}
    return GoldArticle(
        id=str(data["id"]),
        text=text,
        quotes=tuple(
            _quote(text, quote, content, kind, speakers, number)
            for number, (quote, content, kind) in enumerate(zip(raw, contents, types, strict=True), start=1)
        ),
        corpus=corpus,
        scope=Scope(meta["scope"]) if meta.get("scope") else None,
        meta=meta,
    )


def _quote(
    text: str,
    raw: Mapping[str, Any],
    content: Offsets,
    kind: QuoteType,
    speakers: Mapping[str, Mapping[str, Any]],
    number: int,
) -> GoldQuote:
    stated: dict[str, Any] = {}
    if "source" in raw:
        spans = (raw["source"] or {}).get("spans")
        if spans is not None or raw["source"] is None:
            stated["source"] = read_span_objects(text, spans or ()) or None
    if "speaker" in raw:
        stated |= _speaker(raw["speaker"], speakers)
    if "role" in raw:
        stated |= _role(raw["role"])
    if "outlet" in raw:
        stated |= _outlet(raw["outlet"])
    if "addressee" in raw:
        addressee = raw["addressee"]
        stated["addressee"] = None if addressee is None else (addressee["span"]["text"],)
    if "medium" in raw:
        stated["medium"] = None if raw["medium"] is None else (raw["medium"],)
    act = None
    if "cue" in raw:
        cue = raw["cue"]
        act = None if cue is None else cue.get("act")
        if cue is None or "spans" in cue:
            stated["cue"] = None if cue is None else (read_span_objects(text, cue["spans"]) or None)
        if act is not None:
            stated["act"] = (act,)
    # A quote without a cue is a quotation, hence speech.
    speech = True if "cue" in raw and raw["cue"] is None else is_speech_act(act)
    return GoldQuote(id=str(raw.get("id", number)), content=content, type=kind, stated=stated, speech=speech)


def _speaker(said: str | None, speakers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    if said is None:
        return {"speaker": None, "kind": None, "anonymous": False}
    speaker = speakers.get(said)
    if speaker is None:
        return {"speaker": (said,)}  # partial gold may name the speaker instead of listing it
    names = [speaker["name"]] if speaker.get("name") else []
    members = [speakers[member]["name"] for member in speaker.get("members", ()) if member in speakers]
    if len(members) > 1:
        names.append(JOINT.join(members))
    stated: dict[str, Any] = {"speaker": tuple(names)} if names else {}
    if speaker.get("kind"):
        stated["kind"] = (speaker["kind"],)
    if "anonymous" in speaker:
        stated["anonymous"] = bool(speaker["anonymous"])
    return stated


def _role(said: Mapping[str, Any] | None) -> dict[str, Any]:
    if said is None:
        return {"role": None, "affiliation": None}
    wordings = tuple(dict.fromkeys(said[key] for key in ("title", "text") if said.get(key)))
    stated: dict[str, Any] = {"role": wordings} if wordings else {}
    if "affiliation" in said:
        stated["affiliation"] = (said["affiliation"],) if said["affiliation"] else None
    return stated


def _outlet(said: Mapping[str, Any] | None) -> dict[str, Any]:
    if said is None:
        return {"outlet": None, "relation": None}
    stated: dict[str, Any] = {"outlet": (said["name"],)} if said.get("name") else {}
    if said.get("relation"):
        stated["relation"] = (said["relation"],)
    return stated
