"""Content that is a clause of the cue's: complements, trailing and inserted cues, as-clauses."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.grammar import FINITE, SUBJECTS, WH
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, Drawing, draw
from quoteattr.matchers.particles import cue_tokens
from quoteattr.matchers.relatives import is_relative_cue, relative_content
from quoteattr.matchers.reporting import (
    after_setting_of_cue,
    ends_a_report,
    last_before_next,
    last_of_complements,
    says_word,
    what_says,
)
from quoteattr.syntax import child, is_joined_state, is_verb, open_bracket, own_subject
from quoteattr.text.parse import Parse

__all__ = ["clause_drawings", "find_complements", "find_inserted_cues", "tag_span"]

# Between a tag and the rest of what is said: The plan, she said when asked about it, was dead.
_WHEN_ASKED = [["when", word] for word in sorted(load_words("aftermath_words")["questioned"].words)]
_CUT_MARKS = frozenset(
    {"while", "although", "though", "as", "because", "after", "before", "when", "if", "since", "even", "despite"}
)


def _sentence_end(parse: Parse, token: int) -> int:
    return parse.sent_bounds[parse.sents[token]][1] - 1


def _sentence_start(parse: Parse, token: int) -> int:
    return parse.sent_bounds[parse.sents[token]][0]


def clause_drawings(parse: Parse, cue: int, first: int, last: int, head: int, stop: int | None = None) -> list[Drawing]:
    """Ways to draw a clause to the right of its cue, from token ``first`` to ``last``, none beyond ``stop``.

    *full*: its subtree; *end*: on to the end of the sentence; *cut*: up to a comma before a subordinate or a new
    predicate; *core*: without trailing adverbial clauses.
    """
    stop = min(len(parse) if stop is None else stop, last_before_next(parse, cue, head), _before_bracket(parse, cue))
    last = min(last, stop)
    end = min(stop, _sentence_end(parse, cue))
    drawings = [("full", [(first, last)]), ("end", [(first, end)])]
    cut = _cut(parse, first, last, head)
    if cut < last:
        drawings.append(("cut", [(first, cut)]))
    core = _core(parse, first, last, head)
    if core < last:
        drawings.append(("core", [(first, core)]))
    return drawings


def _before_bracket(parse: Parse, cue: int) -> int:
    """The last token of the bracket that a cue stands in, or of the article: *(he said he was tired) left early*."""
    start, stop = parse.sent_bounds[parse.sents[cue]]
    begin, end = parse.starts[start], parse.ends[stop - 1]
    if parse.text.rfind("(", begin, parse.starts[cue]) <= parse.text.rfind(")", begin, parse.starts[cue]):
        return len(parse)
    closes = parse.text.find(")", parse.ends[cue], end)
    if closes < 0 or "(" in parse.text[parse.ends[cue] : closes]:
        return len(parse)
    return next((one - 1 for one in range(cue, stop) if parse.starts[one] == closes), len(parse))


def _cut(parse: Parse, first: int, last: int, head: int) -> int:
    """The token before the first comma or dash after the clause's head that a subordinate clause follows."""
    words, lowers, tags, deps = parse.words, parse.lowers, parse.tags, parse.deps
    for token in range(max(first, head) + 1, last):
        if words[token] in (",", ";", "--", "—", "–", "-", "―") and deps[token] == "punct":
            following = token + 1
            if (
                lowers[following] in _CUT_MARKS
                or tags[following] in ("VBG", "CC", "WDT", "WP")
                or words[token] in (";", "--", "—", "―")
            ):
                return token - 1
    return last


def _core(parse: Parse, first: int, last: int, head: int) -> int:
    for kid in reversed(parse.children[head]):
        if (
            kid > head
            and parse.deps[kid] in ("advcl", "conj", "parataxis", "npadvmod", "prep")
            and parse.rights[kid] == last
        ):
            if parse.deps[kid] == "conj" and is_joined_state(parse, kid):
                return last
            edge = parse.lefts[kid] - 1
            if edge > head and (parse.deps[kid] != "prep" or parse.words[edge] == ","):
                return edge
    return last


def _complement_frame(parse: Parse, clause: int) -> str:
    first = parse.lefts[clause]
    for token in range(first, min(first + 2, clause + 1)):
        lower, tag = parse.lowers[token], parse.tags[token]
        if lower == "that" and (parse.deps[token] == "mark" or (token == first and parse.tags[token] in ("IN", "WDT"))):
            return "that-clause"
        if lower in ("whether", "if") and parse.deps[token] == "mark":
            return "whether-clause"
        if tag in WH or (lower in ("what", "how", "why", "who")):
            return "wh-clause"
    if parse.hidden[clause] >= 0:
        return "quote-clause"
    if child(parse, clause, "aux") >= 0 and any(
        parse.lowers[k] == "to" and parse.deps[k] == "aux" for k in parse.children[clause]
    ):
        return "object-infinitive"
    if parse.tags[clause] == "VBG" and child(parse, clause, "aux") < 0:
        return "object-gerund"
    if own_subject(parse, clause) < 0 and child(parse, clause, "nsubj", "expl", "csubj", "nsubjpass") < 0:
        return "bare-clause"
    return "zero-that"


def _is_no_content(parse: Parse, verb: int, clause: int) -> bool:
    """Whether a clause behind a verb tells how far it went or of its object: *spoke so softly that no one heard*,
    *thanked the crews, some of whom had no sleep*.
    """
    first = parse.lefts[clause]
    degree = child(parse, clause, "mark") - 1
    if verb < degree and parse.tags[degree] in ("JJ", "RB") and parse.lowers[degree - 1] == "so":
        return True
    return parse.words[first - 1] == "," and parse.lowers[first + 1 : first + 3] in (["of", "which"], ["of", "whom"])


def find_complements(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield candidates whose content is a clausal complement of the verb, to its right or left.

    *The mayor said that taxes will rise.*  -> taxes will rise
    *Taxes will rise, the mayor said.*      -> Taxes will rise
    *The mayor wants a drink.*              -> nothing: no clause
    """
    deps = parse.deps
    for clause in parse.children[verb]:
        if deps[clause] not in ("ccomp", "parataxis", "csubj", "csubjpass") and not (
            deps[clause] == "advcl" and (_is_tag(parse, verb) if clause < verb else _is_for_clause(parse, verb, clause))
        ):
            continue
        opener = child(parse, clause, "mark")
        if 0 <= opener < clause < verb and parse.lowers[opener] in _CUT_MARKS and own_subject(parse, clause) > opener:
            continue  # Even after the growth cooled, the borrowing continued
        cue, lemma = cue_tokens(parse, verb)
        if clause > verb and is_relative_cue(parse, verb):
            continue
        if clause > verb:
            if deps[clause] in ("csubj", "csubjpass") or _is_no_content(parse, verb, clause):
                continue
            first, last = parse.lefts[clause], last_of_complements(parse, verb, clause)
            if first <= verb:
                first = verb + 1
            first = after_setting_of_cue(parse, verb, clause, first)
            if says_word(parse, verb, first):
                continue
            if deps[clause] == "advcl" and parse.lowers[first] == "for":
                first += 1
            if (
                parse.lowers[first] == "that"
                and deps[first] in SUBJECTS
                and parse.heads[first] == clause
                and (parse.tags[first] == "WDT" or parse.words[first - 1] == ",")
            ):
                # A relative clause that the parser hung on the verb: a truce, announced on Sunday, that ended a war.
                continue
            if deps[clause] == "parataxis" and parse.hidden[clause] < 0 and not _colon_between(parse, verb, first):
                continue
            frame = "for-infinitive" if deps[clause] == "advcl" else _complement_frame(parse, clause)
            if frame == "bare-clause" and _is_main_of(parse, verb, clause, first):
                continue
            if _colon_between(parse, verb, clause):
                if parse.lemmas[verb] == "have":
                    continue  # Old ferries have an advantage: they are cheap
                frame = "colon-clause"
            drawings = clause_drawings(parse, verb, first, last, clause)
            start = _sentence_start(parse, verb)
            tag_first, _ = tag_span(parse, verb, cue)
            if (
                frame == "zero-that"
                and tag_first > start
                and parse.words[tag_first - 1] == ","
                and parse.words[first - 1] == ","
            ):
                # In fact, Novak said, the plant is old: what stands in front is reported too.
                drawings.append(("fronted", [(start, tag_first - 1), (first, last)]))
            family = "clause-right"
            told = any(parse.tags[token] in FINITE for token in range(start, tag_first))
            if told and parse.words[verb + 1] == ";" and _is_tag(parse, verb):
                # The pier is closed, Roe said; nobody complained.
                drawings, frame, family = [("start", [(start, tag_first - 1)])], "left-clause", "clause-left"
        else:
            if parse.hidden[clause] >= 0:
                continue
            frame = "left-clause"
            first, last = parse.lefts[clause], parse.rights[clause]
            if first == clause and parse.tags[clause] in ("VBD", "VBN") and own_subject(parse, clause) < 0:
                continue  # Told the road was shut, he laughed
            if ";" in parse.words[last + 1 : last + 2]:
                continue  # “It is late,” she said; he nodded
            if deps[clause] == "advcl":
                if (
                    child(parse, clause, "mark") >= 0
                    or parse.tags[clause] in ("VBG", "VBN")
                    or _has_right_clause(parse, verb)
                ):
                    continue
                frame = "left-advcl"
            if deps[clause] in ("csubj", "csubjpass"):
                frame = "subject-clause"
            drawings = list(_left_drawings(parse, verb, first, last, cue))
            if frame == "left-clause" and ends_a_report(parse, verb):
                frame = "left-heard"
                drawings.sort(key=lambda drawing: drawing[0] != "start")
            family = "clause-left"
        yield from draw(
            parse,
            drawings,
            cue=cue,
            cue_head=verb,
            lemma=lemma,
            frame=frame,
            family=family,
            link=clause,
            object=child(parse, verb, "dobj", "dative"),
        )


def _is_main_of(parse: Parse, verb: int, clause: int, first: int) -> bool:
    """Whether a finite clause without a subject is what the sentence says of the verb's own: *The town described in
    the book | is gone*, *The workers told to leave | were angry*.

    *which he said was gone*, *In what he called was a first* -> no: their subject stands before
    """
    if parse.deps[verb] not in ("ROOT", "conj") or parse.tags[parse.lefts[verb]] in WH:
        return False
    past = parse.tags[verb] in ("VBD", "VBN") and own_subject(parse, verb) >= 0 and first > verb + 1
    return past and parse.tags[first] in FINITE and child(parse, clause, "csubj", "csubjpass") < 0


def _is_for_clause(parse: Parse, verb: int, clause: int) -> bool:
    """Whether the clause is a wish right after its verb: *called for the council to sell*."""
    marks = [kid for kid in parse.children[clause] if kid < clause and parse.deps[kid] == "mark"]
    to = any(parse.lowers[kid] == "to" and parse.deps[kid] == "aux" for kid in parse.children[clause])
    return to and bool(marks) and parse.lowers[marks[0]] == "for" and marks[0] - verb <= 2


def _has_right_clause(parse: Parse, verb: int) -> bool:
    return any(kid > verb and parse.deps[kid] in ("ccomp", "xcomp", "dobj") for kid in parse.children[verb])


def _is_tag(parse: Parse, verb: int) -> bool:
    """Whether the verb and its subject are all that stands after a comma: *…, officials said.*"""
    found = own_subject(parse, verb)
    return found >= 0 and parse.words[max(0, min(parse.lefts[found], verb) - 1)] in (",", '"', "--", "—")


def _colon_between(parse: Parse, left: int, right: int) -> bool:
    return any(parse.words[token] == ":" for token in range(left + 1, right))


def _left_drawings(parse: Parse, verb: int, first: int, last: int, cue: tuple[int, ...]) -> Iterator[Drawing]:
    """Draw a clause to the left of its cue: its subtree; from the sentence's start; with what follows the cue."""
    start = _sentence_start(parse, verb)
    end = _sentence_end(parse, verb)
    tag_first, tag_last = tag_span(parse, verb, cue)
    opener = open_bracket(parse, start, tag_first) if parse.words[tag_last + 1 : tag_last + 2] == [")"] else -1
    if opener >= 0:
        yield "start", [(opener + 1, tag_first - 1)]
        return
    if last >= tag_first:
        # The tag stands inside the clause: The plant, Novak said, would close.
        yield "split", [(first, tag_first - 1), (tag_last + 1, last)]
        yield "split-end", [(start, tag_first - 1), (tag_last + 1, end)]
        yield "before", [(start, tag_first - 1)]
        return
    yield "full", [(first, last)]
    yield "start", [(start, tag_first - 1)]
    if _resumes(parse, tag_last, end):
        yield "around", [(start, tag_first - 1), (tag_last + 1, end)]
    semicolon = _after_break(parse, start, tag_first)
    if semicolon > start:
        yield "last", [(semicolon, tag_first - 1)]


def _after_break(parse: Parse, start: int, stop: int) -> int:
    for token in range(stop - 2, start, -1):
        if parse.words[token] in (";", ":", "—", "--") and parse.deps[token] == "punct":
            return token + 1
    return start


def _resumes(parse: Parse, tag_last: int, end: int) -> bool:
    return tag_last + 2 < end and parse.words[tag_last + 1] == ","


def tag_span(parse: Parse, verb: int, cue: tuple[int, ...]) -> tuple[int, int]:
    """First and last token of the reporting tag: its subject, the verb, its objects and time phrases."""
    first = last = verb
    who = own_subject(parse, verb)
    own = parse.lefts[who] if who >= 0 else verb
    for token in cue:
        first, last = min(first, token), max(last, token)
    for kid in parse.children[verb]:
        dep = parse.deps[kid]
        if dep in SUBJECTS or dep in (
            "aux",
            "auxpass",
            "neg",
            "dobj",
            "dative",
            "prep",
            "advmod",
            "npadvmod",
            "agent",
            "tmod",
            "cc",
            "prt",
        ):
            left, right = parse.lefts[kid], parse.rights[kid]
            if parse.hidden[kid] >= 0 or (kid < verb and dep == "advmod" and "," in parse.words[right + 1 : own]):
                continue  # Even then, she said, …; Later that day, she said, …
            if kid < verb and (dep in SUBJECTS or dep in ("aux", "auxpass", "neg", "advmod")) and verb - left < 40:
                first = min(first, left)
            elif kid > verb:
                if any(parse.words[t] == "," for t in range(last + 1, left)) and dep not in SUBJECTS:
                    break
                last = max(last, right)
    return first, last


def find_inserted_cues(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield candidates whose cue hangs on the clause that it reports.

    *The plant, Novak said, would close.*   -> The plant … would close
    *The plant that Novak owned would close.* -> nothing: a relative clause
    """
    if parse.deps[verb] not in ("parataxis", "ccomp", "advcl", "dep", "relcl", "conj"):
        return
    head = parse.heads[verb]
    head = parse.heads[head] if parse.deps[head] in ("aux", "auxpass") else head
    if head == verb or not (is_verb(parse, head) or parse.pos[head] in ("AUX", "VERB", "ADJ", "NOUN", "PROPN")):
        return
    if child(parse, verb, "mark", "ccomp") >= 0 and parse.deps[verb] != "relcl":
        return
    who = own_subject(parse, verb)
    said = verb if parse.deps[verb] == "relcl" else what_says(parse, verb)
    cue, lemma = cue_tokens(parse, said)
    start, end = _sentence_start(parse, verb), _sentence_end(parse, verb)
    if parse.deps[verb] == "relcl":
        yield from relative_content(parse, verb, head, cue, lemma, who)
        return
    if who < 0:
        return
    tag_first, tag_last = tag_span(parse, verb, cue)
    before = parse.words[tag_first - 1] if tag_first > start else ""
    if before not in (",", '"', "--", "—", "–", "―", "-", "(", "?", "!") or abs(tag_last - tag_first) > 40:
        return
    if parse.lowers[tag_last + 1 : tag_last + 3] in _WHEN_ASKED:
        tag_last = next((one for one in range(tag_last, end) if parse.words[one + 1] == ","), tag_last)
    after = parse.words[tag_last + 1] if tag_last < end else ""
    if after == ")" and before == '"':
        return  # The mayor (“I am tired,” she told me) left
    if after and after not in (",", ".", '"', "--", "—", "–", "―", "-", ")", ":", ";", "?"):
        return
    opener = open_bracket(parse, start, tag_first) if after == ")" else -1
    drawings = [
        ("around", [(start, tag_first - 1), (tag_last + 1, end)]),
        ("before", [(start, tag_first - 1)]),
        ("clause", [(parse.lefts[head], tag_first - 1), (tag_last + 1, parse.rights[head])]),
    ]
    if opener >= 0:  # The firm (half of it is sold, Novak said) is for sale
        drawings, end = [("before", [(opener + 1, tag_first - 1)])], tag_last + 1
    yield from draw(
        parse,
        drawings,
        cue=cue,
        cue_head=said,
        lemma=lemma,
        frame="inserted-heard" if ends_a_report(parse, verb) else "inserted-end" if tag_last >= end - 1 else "inserted",
        family="clause-left",
        link=head,
    )
