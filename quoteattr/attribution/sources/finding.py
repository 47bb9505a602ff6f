"""Whose words: the source mention of each accepted candidate, before it is known who that is."""

from __future__ import annotations

from quoteattr.attribution.sources.at_marks import SOURCE_TAGS, signed_below, source_at_marks
from quoteattr.attribution.sources.mention import NOBODY, Mentioned, labelled, mention_of, sentence_subject
from quoteattr.attribution.sources.understood import understood_subject
from quoteattr.attribution.vocabulary import (
    CALENDAR,
    DOCUMENT_NOUNS,
    FUNCTION_WORDS,
    PARTICIPLES_OF_STATE,
    RECEIVING,
    is_role_noun,
)
from quoteattr.grammar import ONLY
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate
from quoteattr.matchers.reporting import hands_the_word, is_told
from quoteattr.syntax import child, is_passive, is_verb, noun_phrase, own_subject, subject
from quoteattr.text.parse import Parse
from quoteattr.text.tree import names_agent

__all__ = ["find_source"]

_REACH = 12
_PASSAGE = 2000  # tokens on either side: an article, and no more of a book
# Passives whose subject is the one who speaks: was heard shouting, was filmed telling.
_SEEN = frozenset({"heard", "seen", "overheard", "filmed", "recorded", "caught"})
_CONTENT_FIRST = ("left", "inserted", "quote-left", "according")
# Before a bare noun of saying or feeling: what went about, and made something happen.
_AMID = frozenset({"after", "amid", "amidst", "despite", "following", "on"})
_OF_SOURCE = frozenset({"of", "by", "from"})


def find_source(parse: Parse, candidate: Candidate) -> Mentioned:
    """Return the mention of the candidate's source, or one without a head where the text names none.

    *said Lind* -> Lind;  *was told by Lind* -> Lind;  *Lind's claim* -> Lind;  *Lind, adding that …* -> Lind
    """
    if candidate.source_hint == -2:
        head = source_at_marks(parse, candidate)
        return mention_of(parse, head) if head >= 0 else NOBODY
    if candidate.source_hint >= 0:
        mention = labelled(parse, candidate)
        signed = _signed_after(parse, candidate) if candidate.lemma == ":" else -1
        return mention_of(parse, signed) if signed >= 0 and parse.tags[mention.head] in ("NN", "NNS") else mention
    cue = candidate.cue_head
    if candidate.lemma == "tell" and is_told(parse, cue):
        origin = next((kid for kid in parse.children[cue] if parse.lowers[kid] == "from"), -1)
        who = child(parse, origin, "pobj") if origin >= 0 else -1
        return (
            mention_of(parse, who) if who >= 0 else NOBODY
        )  # the panel heard from nurses that …; the court heard that …
    if candidate.lemma in load_words("frames")["evidential"].words:
        return _observer(parse, cue)
    if candidate.family in ("noun", "adjective") and not is_verb(parse, cue):
        return _noun_source(parse, cue) if candidate.family == "noun" else _adjective_source(parse, cue)
    if is_passive(parse, cue):
        agent = _passive_source(parse, candidate, cue)
        return mention_of(parse, agent) if agent >= 0 else NOBODY
    quoted = _quoted(parse, candidate)
    if quoted >= 0:
        return mention_of(parse, quoted)
    head, how = understood_subject(parse, cue)
    if head >= 0 and parse.tags[head] in ("VBG", "VBN"):
        behind = _behind_participle(parse, head)
        head = behind if behind >= 0 or parse.deps[head] in ("csubj", "csubjpass") else head
        how = how if head >= 0 else "none"
    if head >= 0 and _inside_content(parse, candidate, head):
        head, how = -1, "none"
    if candidate.frame.startswith("quote-left") and (head < 0 or how not in ("own", "relative")):
        near = _beside(parse, candidate)
        if near >= 0:
            head = near
    if head < 0 and (candidate.family != "quote" or candidate.frame.startswith("quote-right")):
        head = _left_of(parse, cue)
        if head < 0 and how == "none":
            head = sentence_subject(parse, cue, before_comma=not candidate.frame.startswith(_CONTENT_FIRST))
    if candidate.family == "quote" and candidate.lemma == "be" and head >= 0 and parse.tags[head] in ("NN", "NNS"):
        # The union's message was “…”: the words are the union's.
        owner = child(parse, head, "poss")
        if owner >= 0:
            return Mentioned(owner, parse.lefts[owner], owner)
    if head < 0 or parse.deps[head] == "expl" or (how == "own" and parse.lowers[head] in ("there",)):
        return NOBODY
    mention = mention_of(parse, _rather(parse, head))
    if mention.head < cue <= mention.last:
        # Residents asking whether …: the mention ends before its cue.
        return Mentioned(head, mention.first, max(head, parse.lefts[cue] - 1))
    return mention


def _signed_after(parse: Parse, candidate: Candidate) -> int:
    """The name that signs a quotation behind a label: *Quote of the day: “We were poor” – Ann Lee*; or -1."""
    stretches = candidate.stretches
    return signed_below(parse, parse.marked[stretches[-1]].end) if stretches else -1


def _rather(parse: Parse, head: int) -> int:
    """Who speaks in the place of somebody who does not: *not Lind but Obi said* -> Obi; *not only Lind but Obi* -> Lind
    and Obi.
    """
    first = parse.lefts[head]
    if parse.lowers[first] != "not" or first == head or parse.lowers[first + 1] in ONLY:
        return head
    joint, other = child(parse, head, "cc"), child(parse, head, "conj")
    return other if 0 <= joint < other and parse.lowers[joint] == "but" else head


def _quoted(parse: Parse, candidate: Candidate) -> int:
    """Whom a cue hands the word: *“…,” Interfax quoted him*, *the agency reported the diplomat as saying*; or -1."""
    cue = candidate.cue_head
    who = child(parse, cue, "dobj")
    if who < cue:
        return -1
    if candidate.lemma == "quote" and parse.tags[who] in ("PRP", "NNP", "NNPS"):
        return who
    return who if candidate.family == "quote" and hands_the_word(parse, cue) else -1


def _behind_participle(parse: Parse, subject: int) -> int:
    """The noun behind a comma that the parser joins to a participle, which it takes for the subject; or -1.

    *Asked about it, a partner at the firm, Ann Lee, replied*, *Reacting, the chairman, Ed Sule, said* -> partner
    """
    for kid in parse.children[subject]:
        if (
            kid > subject
            and parse.deps[kid] in ("appos", "conj", "dobj", "nsubj", "nsubjpass")
            and parse.tags[kid] in SOURCE_TAGS
            and parse.words[parse.lefts[kid] - 1] == ","
        ):
            return kid
    return -1


def _observer(parse: Parse, verb: int) -> Mentioned:
    """To whom something seems so: *it seemed to Lind that …* -> Lind; nobody where the text does not say."""
    for kid in parse.children[verb]:
        if parse.deps[kid] == "prep" and parse.lowers[kid] == "to":
            found = child(parse, kid, "pobj")
            return mention_of(parse, found) if found >= 0 else NOBODY
    return NOBODY


def _passive_source(parse: Parse, candidate: Candidate, cue: int) -> int:
    """Who speaks by a passive: its agent, or the subject where that one is who says, feels or stands so; -1 for nobody.

    *was told by Lind* -> Lind;  *Lind was quoted as saying*, *was heard shouting* -> Lind;  *Lind is torn over* -> Lind
    *Lind was asked about*, *Lind was told* -> nobody
    """
    agent = _agent(parse, cue)
    if candidate.lemma == "quote" or (agent >= 0 and hands_the_word(parse, cue)):
        return child(parse, cue, "nsubjpass")  # Lind was cited by the agency as saying
    agent = agent if agent >= 0 else _issuer(parse, cue)
    if agent >= 0:
        return agent
    lower, passive = parse.lowers[cue], child(parse, cue, "nsubjpass")
    if lower == "asked" and parse.deps[cue] == "advcl" and candidate.frame.startswith("quote-right"):
        return subject(parse, parse.heads[cue])[0]  # she told Congress when asked about the inquiry: “…”
    if passive >= 0:
        auxiliary = child(parse, cue, "auxpass")
        has = auxiliary >= 0 and parse.lowers[auxiliary] in ("'s", "’s") and parse.lowers[passive] != "it"
        has = has and parse.lowers[auxiliary + 1] != "been"  # he's been told
        if has and child(parse, cue, "dobj", "ccomp") >= 0:
            return passive  # he's predicted big wins, he's said that …: *has*
        if lower in _SEEN and any(parse.tags[kid] == "VBG" for kid in parse.children[cue] if kid > cue):
            return passive
        return passive if lower in PARTICIPLES_OF_STATE and candidate.family != "passive" else -1
    noun = parse.heads[cue]
    main = parse.deps[noun] == "ROOT" or (parse.deps[noun] == "nsubj" and parse.hidden[parse.heads[noun]] >= 0)
    if lower in load_words("frames")["addressed"]:
        return -1  # Lind, asked about the toll, said it was fair
    if parse.deps[cue] == "acl" and main and parse.words[cue - 1] == "," and noun < cue:
        return noun  # Roe, the nominee, tweeted in response: “…”
    if parse.deps[cue] == "acl" and parse.words[cue - 1] == "," and candidate.frame.startswith("quote-right"):
        return _left_of(parse, cue)  # Roe, who ran the last campaign, called it “…”
    return -1


def _agent(parse: Parse, verb: int) -> int:
    for kid in parse.children[verb]:
        if parse.deps[kid] == "agent" or (parse.deps[kid] == "prep" and parse.lowers[kid] == "by"):
            found = child(parse, kid, "pobj")
            if found >= 0 and names_agent(parse, kid):
                return found
    return -1


def _issuer(parse: Parse, verb: int) -> int:
    """Who issued the text in which something was made known: *was announced in a statement by the council*; or -1."""
    prep = next((kid for kid in parse.children[verb] if kid > verb and parse.lowers[kid] == "in"), -1)
    text = child(parse, prep, "pobj") if prep >= 0 else -1
    if text < 0 or parse.lowers[text] not in DOCUMENT_NOUNS:
        return -1
    by = next((kid for kid in parse.children[text] if kid > text and parse.lowers[kid] in ("by", "from")), -1)
    issuer = child(parse, by, "pobj") if by >= 0 else -1
    timed = parse.ents[issuer] in ("DATE", "TIME") or parse.lowers[issuer] in CALENDAR or parse.lowers[issuer] == "noon"
    return issuer if issuer >= 0 and not timed else -1


def _inside_content(parse: Parse, candidate: Candidate, head: int) -> bool:
    """Whether a subject stands inside the quotation itself, or inside any marks that its cue is not in: that one
    never is the source.
    """
    if parse.stretches[head] >= 0 and parse.stretches[candidate.cue_head] < 0 and _names_more(parse, head):
        return True
    if candidate.family != "quote":
        return False
    start = parse.starts[head]
    return any(parse.marked[index].start <= start < parse.marked[index].end for index in candidate.stretches)


def _names_more(parse: Parse, head: int) -> bool:
    """Whether the marks around a subject hold more than its mention: *the “Save the Pool” group* is a name in marks."""
    stretch = parse.marked[parse.stretches[head]]
    first, last = noun_phrase(parse, head)
    return stretch.inner_start < parse.starts[first] or parse.ends[last] < stretch.inner_end


def _beside(parse: Parse, candidate: Candidate) -> int:
    """The nearest noun on the line beside a quotation's cue: after it (*said Lind*), else between it and the marks."""
    cue = candidate.cue_head
    para = parse.paras[cue]
    last = -1
    for token in range(cue + 1, min(cue + _REACH, len(parse))):
        if parse.paras[token] != para or parse.words[token] in (".", ",", ":", '"', ";") or is_verb(parse, token):
            break
        if parse.hidden[token] >= 0:
            continue
        if parse.tags[token] in SOURCE_TAGS and parse.deps[token] in ("nsubj", "dobj", "attr", "appos"):
            last = token
            break
        if token == cue + 1 and parse.pos[token] == "ADV" and _is_capital_inside(parse, token):
            return token  # said Skelly
        if parse.tags[token] == "RB" and parse.lowers[token - 1] == "the" and is_role_noun(parse.lowers[token]):
            return token  # joked the forward
        if parse.tags[token] in ("NNP", "NNPS") and parse.heads[cue] == token and parse.deps[cue] == "amod":
            return token  # added Novak: taken for a participle before a name
    if last >= 0 and parse.deps[last] == "nsubj":
        return last
    for token in range(cue - 1, max(cue - _REACH, -1), -1):
        if parse.paras[token] != para or parse.words[token] in (".", '"', ";"):
            break
        if parse.hidden[token] >= 0 or parse.stretches[token] >= 0:
            break
        if token == cue - 1 and parse.pos[token] == "ADV" and _is_capital_inside(parse, token):
            return token  # “…,” Skelly said
        if _is_no_modal(parse, token, cue):
            return token
        if parse.tags[token] in SOURCE_TAGS and parse.deps[token] not in (
            "compound",
            "poss",
            "pobj",
            "npadvmod",
            "det",
            "nummod",
        ):
            return token
    return last


def _left_of(parse: Parse, cue: int) -> int:
    """The noun that ends right before the cue where the parse gave it no subject, an apposition between commas
    skipped, or -1.
    """
    start = parse.sent_bounds[parse.sents[cue]][0]
    token = cue - 1
    skipped = False
    while token >= start:
        if parse.pos[token] in ("AUX", "ADV", "PART") or parse.tags[token] in ("MD", "RB", "TO"):
            if _is_capital_inside(parse, token) or (token == start and _is_name_elsewhere(parse, token)):
                return token  # Skelly said: a surname that is tagged as an adverb
            if _is_no_modal(parse, token, cue):
                return token
            token -= 1
        elif parse.words[token] == ")":
            while token >= start and parse.words[token] != "(":
                token -= 1
            token -= 1
        elif parse.words[token] == "," and not skipped:
            skipped = True
            token -= 1
            while token >= start and parse.words[token] != ",":
                token -= 1
            token -= 1
        elif parse.lowers[token] in CALENDAR and token - 2 >= start and parse.lowers[token - 1] in ("on", "in"):
            token -= 2  # Pope Leo on Sunday called for peace
        elif parse.tags[token] in SOURCE_TAGS and parse.hidden[token] < 0:
            head = parse.heads[token]
            while parse.deps[token] in ("compound", "pobj", "prep", "nummod", "appos") and start <= head < cue:
                if parse.deps[token] == "appos" and parse.words[parse.lefts[token] - 1] == ",":
                    break  # In a letter to the Observer, her adviser, Ann Lee, said
                token, head = head, parse.heads[head]
                if is_verb(parse, token):
                    return -1
            if parse.tags[token] in SOURCE_TAGS:
                return token
            return cue - 1 if parse.tags[cue - 1] in ("NNP", "PRP") else -1
        else:
            return -1
    return -1


def _is_no_modal(parse: Parse, token: int, cue: int) -> bool:
    """Whether a word that is tagged as a modal is a name, because its verb is finite: *May said*, *Will says*."""
    finite = token == cue - 1 and parse.tags[cue] in ("VBD", "VBZ")
    return finite and parse.tags[token] == "MD" and parse.words[token][0].isupper()


def _is_name_elsewhere(parse: Parse, token: int) -> bool:
    """Whether the word that opens a sentence has a capital within other sentences of the passage."""
    word = parse.words[token]
    if not word[0].isupper():
        return False
    passage = range(max(0, token - _PASSAGE), min(len(parse), token + _PASSAGE))
    return any(parse.words[other] == word and _is_capital_inside(parse, other) for other in passage if other != token)


def _is_capital_inside(parse: Parse, token: int) -> bool:
    """Whether a token has a capital that neither its sentence nor a title owes it."""
    first, _ = parse.sent_bounds[parse.sents[token]]
    word = parse.words[token]
    proper = word[0].isupper() and word.isalpha() and len(word) > 1 and not word.isupper()
    return proper and token > first and parse.lowers[token] not in FUNCTION_WORDS


def _noun_source(parse: Parse, noun: int) -> Mentioned:
    if parse.deps[noun] == "ROOT" or (parse.deps[noun] == "pobj" and parse.lowers[parse.heads[noun]] == "with"):
        # A verb that is tagged as a noun: *Records she shared show that*, *Lind predicts that*, *with Lind warning of*
        found = own_subject(parse, noun)
        if found < 0 and parse.tags[noun - 1] in ("NNP", "NNPS") and parse.heads[noun - 1] == noun:
            found = noun - 1
        if found >= 0 and not any(parse.deps[kid] == "cop" for kid in parse.children[noun]):
            return mention_of(parse, found)
    owner = child(parse, noun, "poss")
    if owner >= 0:
        first, last = parse.lefts[owner], parse.rights[owner]
        if parse.lowers[last] in ("'s", "'", "’s", "’") and last > owner:
            last -= 1
        return Mentioned(owner, first, last)
    for kid in parse.children[noun]:
        if parse.deps[kid] in ("prep", "agent") and parse.lowers[kid] in _OF_SOURCE and kid > noun:
            found = child(parse, kid, "pobj")
            if found >= 0 and parse.lowers[kid] != "of":
                return mention_of(parse, found)
    for kid in parse.children[noun]:
        if parse.deps[kid] == "acl" and parse.tags[kid] == "VBN":
            agent = _agent(parse, kid)
            if agent >= 0:
                return mention_of(parse, agent)
    if parse.deps[noun] == "pobj" and parse.lowers[parse.heads[noun]] in _AMID and parse.heads[noun] == noun - 1:
        return NOBODY  # Prices rose on reports that …
    current = noun
    for _ in range(4):
        head = parse.heads[current]
        if head == current:
            break
        if is_verb(parse, head):
            if parse.deps[current] in ("nsubj", "nsubjpass"):
                return NOBODY
            if is_passive(parse, head):
                agent = _agent(parse, head)
                return mention_of(parse, agent) if agent >= 0 else NOBODY
            if parse.lemmas[head] in RECEIVING and parse.deps[current] == "dobj":
                return NOBODY  # The city received complaints that …
            found, _ = subject(parse, head)
            return mention_of(parse, found) if found >= 0 else NOBODY
        current = head
    compound = child(parse, noun, "compound")
    if compound >= 0 and parse.tags[compound] in ("NNP", "NNPS"):
        return Mentioned(compound, parse.lefts[compound], parse.rights[compound])
    return NOBODY


def _adjective_source(parse: Parse, adjective: int) -> Mentioned:
    governor = parse.heads[adjective]
    if parse.deps[adjective] in ("amod", "acl", "advcl") and not is_verb(parse, governor):
        return mention_of(parse, governor)
    found, _ = subject(parse, adjective) if own_subject(parse, adjective) >= 0 else subject(parse, governor)
    if found < 0 or parse.deps[found] == "expl":
        return NOBODY
    return mention_of(parse, found)
