"""What the parser hangs on a reported clause and that belongs to the verb that reports it."""

from __future__ import annotations

from functools import cache

from quoteattr.grammar import FINITE_VERBS, NOMINAL_SUBJECTS, ONLY
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.records import Act
from quoteattr.syntax import auxiliaries, child, is_conjoined_above, own_subject
from quoteattr.text.parse import Parse
from quoteattr.text.tree import could_speak

__all__ = [
    "after_setting_of_cue",
    "ends_a_report",
    "goes_on_reporting",
    "hands_the_word",
    "is_told",
    "last_before_next",
    "last_of_complements",
    "leaves_unsaid",
    "says_when",
    "says_word",
    "what_says",
]

# Helpers of a clause that was said, looking ahead or back, on a day before.
_SHIFTED = frozenset({"'d", "could", "had", "might", "would"})
_HAVE = frozenset({"'d", "had", "has", "have"})
_SETTING = frozenset({"on", "in", "at", "during"})
_AND = frozenset({"and", "but", "while"})


def goes_on_reporting(parse: Parse, verb: int, clause: int, above: int) -> bool:
    """Whether a verb in coordination with a reported clause belongs with the reporting verb above.

    By its form (*She said fares would rise and added that …*), or because it is a verb of saying in the same form as
    the reporting verb (*The report said the roof was unsafe and recommended demolition*: on two thirds of
    polnear.train the content leaves 5 of 7 such verbs out, all 5 of those whose clause is about a thing).
    """
    if is_conjoined_above(parse, verb, clause, above):
        return not _goes_on_having(parse, verb, clause)
    tag = parse.tags[verb]
    if tag == "VBN" and parse.lowers[verb + 1 : verb + 2] == ["for"] and child(parse, clause, "auxpass") >= 0:
        # said a man had been held and appealed for witnesses; not: had been planned and called for by staff
        apart = parse.lowers[verb + 2 : verb + 3] != ["by"] and parse.lemmas[verb] != "ask"  # whoever was robbed asks
        return apart and parse.tags[above] == "VBD" and _says(parse, verb)
    if tag == "VBG":
        return parse.tags[above] == "VBG" and _is_next_participle(parse, verb, clause)
    if tag not in FINITE_VERBS or tag != parse.tags[above] or auxiliaries(parse, verb) or own_subject(parse, verb) >= 0:
        return False
    return _says(parse, verb) or _judges(parse, verb, clause)


def _goes_on_having(parse: Parse, verb: int, clause: int) -> bool:
    """Whether a past form goes with the *had* before it: *said Orr had lied to them and spent the money on cars*.

    *said fares had risen and left the room*, *said Orr had fled and jailed him for a year* -> no: no fare leaves, and
    nobody jails himself; *said Orr had lied and urged them to go* -> no: a verb of saying
    """
    if parse.tags[clause] != "VBN" or _HAVE.isdisjoint([parse.lowers[one] for one in auxiliaries(parse, clause)]):
        return False
    who, whom = own_subject(parse, clause), child(parse, verb, "dobj")
    if who < 0 or not could_speak(parse, who) or _says(parse, verb) or parse.words[parse.lefts[verb] - 1] == ",":
        return False
    if _leaves_hall(parse, verb, clause):
        return False
    alike = parse.lowers[verb].endswith(("d", "t")) or parse.lowers[verb] in ("hung", "made", "won")
    return alike and (whom < 0 or parse.tags[whom] != "PRP")


def _leaves_hall(parse: Parse, verb: int, clause: int) -> bool:
    """Whether it is the speaker who leaves where somebody speaks: *said the driver had been drunk and left the court*,
    *had lied and stormed off the stage*; not *had fallen and landed on the stage*, *had hit him and left the room*.
    """
    frames, last = load_words("frames"), parse.rights[verb]
    if parse.lemmas[verb] not in frames["leaving"] or parse.lowers[last] not in frames["halls"]:
        return False
    return parse.lowers[last] != "room" or parse.lemmas[clause] == "be"


def last_before_next(parse: Parse, cue: int, clause: int) -> int:
    """The last token before a verb that hangs on a reported clause but goes on after the cue (*and added that …*), or
    before the verb of a sentence whose subject it tells of: *those who say it is over | should wait*.
    """
    for kid in parse.children[clause]:
        if parse.deps[kid] == "conj" and kid > clause and goes_on_reporting(parse, kid, clause, cue):
            return _joint_before(parse, kid, clause) - 1
    for kid in parse.children[cue]:
        if parse.deps[kid] == "conj" and kid > clause and parse.tags[kid] == parse.tags[cue] and _is_own(parse, kid):
            return _joint_before(parse, kid, clause) - 1
        if kid > clause and parse.lowers[kid] == "before" and _is_followed_by_speech(parse, kid):
            return kid - 1
    noun = parse.heads[cue]
    main = parse.heads[noun]
    if parse.deps[cue] != "relcl" or parse.deps[noun] not in NOMINAL_SUBJECTS or not noun < cue < clause < main:
        return len(parse)
    behind = [token for token in (*auxiliaries(parse, main), main) if token > clause]
    return max(parse.rights[clause], min(behind) - 1) if parse.rights[clause] < min(behind) else len(parse)


def _is_followed_by_speech(parse: Parse, before: int) -> bool:
    """Whether what the source says next stands behind *before*: *said it was late, before joking that he was*."""
    next_cue = child(parse, before, "pcomp")
    return next_cue == before + 1 and _says(parse, next_cue) and child(parse, next_cue, "ccomp", "xcomp") > next_cue


def _joint_before(parse: Parse, verb: int, clause: int) -> int:
    return next((token for token in range(verb - 1, clause, -1) if parse.deps[token] == "cc"), verb)


def _is_own(parse: Parse, verb: int) -> bool:
    """Whether a verb beside the reporting verb is done with words: *said it was late and blamed the county*."""
    return parse.lemmas[verb] in load_words("frames")["own-acts"] and own_subject(parse, verb) < 0


def _is_next_participle(parse: Parse, verb: int, clause: int) -> bool:
    """Whether a participle says what the source goes on to say: *adding that fares had risen and urging them to walk*.

    *adding that he was tired and complaining of pain* -> no: what he was doing
    """
    if auxiliaries(parse, verb) or own_subject(parse, verb) >= 0 or not _says(parse, verb):
        return False
    told = child(parse, verb, "ccomp")
    if told > verb and parse.lowers[verb + 1] == "that":
        return True
    lasting = parse.lemmas[clause] == "be" or any(parse.lemmas[one] == "be" for one in auxiliaries(parse, clause))
    return not lasting and parse.tags[clause] != "VBG" and child(parse, verb, "dobj", "xcomp", "ccomp") > verb


def _judges(parse: Parse, verb: int, clause: int) -> bool:
    """Whether a verb of praise or blame is no deed of the thing that a clause is about: *said the plan was fair but
    criticised its cost*, *said the game was fair but criticised the referee*; not *said the article mocked him and
    insulted his wife*.
    """
    who = own_subject(parse, clause)
    if who < 0 or could_speak(parse, who) or parse.tags[who] not in ("NN", "NNS"):
        return False
    voiced = load_words("act_context")["voiced"]
    if parse.lemmas[verb] not in voiced or parse.lemmas[clause] in voiced:
        return False
    thing = child(parse, verb, "dobj")
    whose = child(parse, thing, "poss") if thing >= 0 else -1
    return parse.lowers[whose] == "its" or parse.lemmas[who] not in load_words("frames")["judging-works"]


def _says(parse: Parse, verb: int) -> bool:
    lemma, behind = parse.lemmas[verb].lower(), parse.lowers[verb + 1 : verb + 2]
    acts = (load_cues().act("verb", lemma), load_cues().act("verb", " ".join([lemma, *behind])))  # call for
    return any(act is not None and act.is_speech for act in acts)


def after_setting_of_cue(parse: Parse, cue: int, clause: int, first: int) -> int:
    """Where a clause right behind its cue begins, without the day or the text in which the cue says it.

    *She said on Thursday she would go*, *wrote in a letter the plan was dead* -> she, the plan; *told staff last week
    she would go* -> she; *said next year she would go* -> next year she; *said in politics it takes time*, *told staff
    this year fees would rise*, *said last year sales fell* stay whole. So without the adverb of *said only that it was
    over*.
    """
    if parse.lowers[first] in ONLY and parse.lowers[first + 1] == "that" and parse.deps[first + 1] == "mark":
        return first + 1
    who = own_subject(parse, clause)
    if first > cue + 1 and _is_to_come(parse, cue + 1, first):
        return cue + 1
    told = child(parse, cue, "dobj", "dative")
    behind = parse.rights[told] + 1 if cue < told < first else cue + 1
    if who >= 0 and first == behind and parse.lefts[who] == first and _opens_with_day(parse, cue, first, who):
        return who
    if who < 0 or first != behind or parse.lefts[who] <= first:
        return first
    start = parse.lefts[who]
    helpers = [parse.lowers[one] for one in auxiliaries(parse, clause)]
    ongoing = parse.tags[clause] == "VBG" and ("was" in helpers or "were" in helpers)
    shifted = ongoing or not _SHIFTED.isdisjoint(helpers)
    if shifted and _is_past_day(parse, first, start) and parse.tags[cue] in ("VBD", "VBN"):
        return start
    if first != cue + 1:
        return first
    if any(parse.words[token] in (",", '"') for token in range(first, start)):
        return first
    if parse.tags[first] != "IN":
        return start if parse.lowers[first] in load_words("frames")["weekdays"] else first
    thing = start - 1
    settles = parse.ents[thing] in ("DATE", "TIME") or parse.lowers[thing] in load_words("frames")["told-in"]
    return start if settles and parse.lowers[first] in _SETTING else first


def _opens_with_day(parse: Parse, cue: int, day: int, who: int) -> bool:
    """Whether the day on which something was said is taken for a part of its subject: *said Tuesday results could take
    weeks*; not: *said Friday prayers were cancelled*, *said Tuesday was late*.
    """
    words = load_words("frames")
    if parse.lowers[day] not in words["weekdays"] or parse.tags[who] != "NNS" or parse.tags[cue] != "VBD":
        return False
    between = parse.lowers[day + 1 : who]
    return parse.lowers[who] not in words["of-weekdays"] and between in ([], ["night"], ["morning"], ["afternoon"])


def _is_past_day(parse: Parse, first: int, stop: int) -> bool:
    """Whether words say when something was, seen from today: *last week*, *yesterday*, *this weekend*; not *this year*,
    in which more may come.
    """
    if first >= stop or any(parse.ents[token] not in ("DATE", "TIME") for token in range(first, stop)):
        return False
    lower, nearest = parse.lowers[first], load_words("frames")["just-past"]
    if lower == "this":
        return stop == first + 2 and parse.lowers[first + 1] in nearest
    return lower == "yesterday" or (lower == "last" and stop > first + 1)


def _is_to_come(parse: Parse, first: int, stop: int) -> bool:
    """Whether words are a time to come, of which nobody has spoken yet: *said next year the gates would open*."""
    if any(parse.ents[token] not in ("DATE", "TIME") for token in range(first, stop)):
        return False
    return parse.lowers[first] == "tomorrow" or (parse.lowers[first] == "next" and stop == first + 2)


def last_of_complements(parse: Parse, cue: int, clause: int) -> int:
    """The last token of a reported clause and of those joined to it, which the parser may hang on the cue instead.

    *She said fares had risen, and that more would follow*, *said it was aware and would act* -> … would follow, act;
    *said fares had risen and walked out* -> … risen
    """
    last = parse.rights[clause]
    for kid in parse.children[cue]:
        if kid <= clause or parse.deps[kid] not in ("ccomp", "conj"):
            continue
        joint = parse.lefts[kid] - 1
        if parse.deps[kid] == "ccomp":
            if parse.lowers[joint] not in ("and", "but") or own_subject(parse, kid) < 0 or parse.hidden[kid] >= 0:
                break
            last = parse.rights[kid]  # was sure that it would come but, sadly, it would be late
            continue
        while joint > last and parse.deps[joint] in ("cc", "punct"):
            joint -= 1
        that = child(parse, kid, "mark")
        reported = that >= 0 and parse.lowers[that] == "that"
        if joint != last or (own_subject(parse, cue) < 0 and not reported):
            break
        if own_subject(parse, kid) < 0 and parse.tags[cue] in FINITE_VERBS:
            helpers = auxiliaries(parse, kid)
            reported = reported or any(parse.tags[token] == "MD" for token in helpers)
            # said it was sad and is helping: the present is no deed beside *said*
            present = any(parse.tags[token] in ("VBP", "VBZ") for token in helpers) and parse.tags[kid] == "VBG"
            reported = reported or (present and parse.tags[cue] == "VBD")
        if not reported:
            break
        last = parse.rights[kid]
    return last


def hands_the_word(parse: Parse, verb: int) -> bool:
    """Whether the verb hands somebody the word, so that the content hangs on *saying*, or stands before the verb.

    *quoted Lind as saying that …*, *“…,” the agency quoted Lind as saying*, not *described Lind as a liar*
    """
    for prep in parse.children[verb]:
        if parse.lowers[prep] == "as" and prep > verb:
            says = child(parse, prep, "pcomp")
            if says >= 0 and parse.tags[says] == "VBG":
                return child(parse, says, "ccomp") >= 0 or parse.lemmas[says] in load_words("frames")["handed"].words
    return False


def leaves_unsaid(parse: Parse, verb: int) -> bool:
    """Whether nothing is said: *She has said nothing since Wednesday*, *is not saying much about it*, *said as much*.

    *said more about it*, *did not say much had changed*, *said “nothing”* -> something is
    """
    if parse.lemmas[verb] != "say":
        return False
    obj = child(parse, verb, "dobj")
    if obj > verb and parse.lowers[obj] in ("little", "nothing"):
        return all(parse.stretches[one] < 0 for one in range(obj, parse.rights[obj] + 1))
    lower, behind = [*parse.lowers[verb + 1 : verb + 3], "", ""][:2]
    if (lower, behind) == ("as", "much"):
        return parse.lowers[verb + 3 : verb + 4] != ["as"]
    if (
        lower not in ("anything", "more", "much")
        or behind in ("beyond", "but", "except", "than")
        or parse.heads[verb + 1] != verb
    ):
        return False
    return any(parse.deps[one] == "neg" for one in auxiliaries(parse, verb))


def what_says(parse: Parse, verb: int) -> int:
    """The infinitive of saying behind a verb that only says how: *“…,” he likes to say*, *went on to say: “…”*."""
    for kid in parse.children[verb]:
        if (
            kid > verb
            and parse.deps[kid] in ("advcl", "xcomp")
            and parse.tags[kid] == "VB"
            and parse.lowers[kid - 1] == "to"
        ):
            cues = load_cues()
            says, how = cues.act("verb", parse.lemmas[kid]), cues.act("verb", parse.lemmas[verb])
            outside = parse.hidden[kid] < 0 and parse.stretches[kid] < 0
            if says is Act.ASSERTION and (how is None or not how.is_speech) and outside:
                return kid
    return verb


def says_word(parse: Parse, verb: int, first: int) -> bool:
    """Whether one word is all that a verb reports, and a comma parts it from the clause behind: *Asked why, most said
    rent*, *The day after she said yes, the ring broke*, *Two in three said yes, one in ten said no*.

    *He said no, it was late*, *She asked why, if it was late, they were up* -> no
    """
    word, behind = parse.lowers[verb + 1], parse.lowers[verb + 2 : verb + 3]
    if word in ("no", "yes") and behind and behind[0] in _AND:
        return True
    if behind != [","]:
        return False
    if word in ("how", "when", "where", "why"):
        return parse.tags[verb] == "VBN" and first == verb + 1
    if word not in ("no", "yes"):
        return False
    subordinate = parse.deps[verb] in ("acl", "advcl", "pcomp", "relcl")
    return subordinate or any(
        parse.lowers[one] in ("no", "yes") and parse.lemmas[one - 1] in ("answer", "say")
        for one in range(verb + 3, parse.sent_bounds[parse.sents[verb]][1])
    )


def says_when(parse: Parse, verb: int, prep: int, target: int) -> bool:
    """Whether a preposition and its noun say when somebody speaks, and not of what: *spoke in May*, *called for hours*.

    *warned of a cold winter*, *called for a four-day week* -> no
    """
    if parse.ents[target] not in ("DATE", "TIME"):
        return False
    if parse.lowers[prep] == "of" and parse.tags[target] in ("NN", "NNS"):
        return False
    article = child(parse, target, "det")
    asked = f"{parse.lemmas[verb].lower()} {parse.lowers[prep]}" in ("ask for", "call for", "campaign for", "push for")
    return not (asked and parse.ents[target] == "DATE" and article >= 0 and parse.lowers[article] in ("a", "an"))


def is_told(parse: Parse, verb: int) -> bool:
    """Whether a verb of hearing says that somebody spoke before a court: *the inquest heard that …*."""
    if parse.lemmas[verb].lower() != "hear":
        return False
    who = own_subject(parse, verb)
    if who < 0 or parse.lowers[who] not in load_words("frames")["hearings"]:
        return False
    clause = child(parse, verb, "ccomp", "xcomp")  # the jury heard Lee admit that …: Lee is the one who spoke
    return clause < 0 or parse.tags[clause] != "VB" or bool(auxiliaries(parse, clause))


def _was_told(parse: Parse, verb: int) -> bool:
    """Whether the verb says that somebody was told, by whom the sentence does not name: *…, the court was told.*"""
    if parse.lemmas[verb].lower() != "tell" or child(parse, verb, "nsubjpass") < 0 or child(parse, verb, "agent") >= 0:
        return False
    passive = child(parse, verb, "auxpass")
    return passive >= 0 and parse.lowers[passive] in ("been", "was", "were")


def ends_a_report(parse: Parse, verb: int) -> bool:
    """Whether a tag that speaks of no saying closes what is reported: *…, the court was told*, *…, BBC Sport
    understands*, *…, the Herald can reveal*.

    *…, Ann Lee understands*, *…, the vet has learned*, *…, England has learned* tell of somebody who does.
    """
    if _was_told(parse, verb):
        return True
    helper = load_words("frames")["papers-tags"].pairs.get(parse.lemmas[verb].lower())
    if helper is None or parse.tags[verb] not in ("VBZ", "VBN", "VB"):
        return False
    who = own_subject(parse, verb)
    if not 0 <= who < verb or parse.tags[who] not in ("NNP", "NNPS") or not _is_paper(parse, who):
        return False
    return [parse.lowers[one] for one in auxiliaries(parse, verb)] == helper.split()


def _is_paper(parse: Parse, name: int) -> bool:
    """Whether a name is a known outlet's, or ends as those of papers do: *BBC Sport*, *the Dorr Herald*."""
    first = name
    while first > parse.lefts[name] and parse.tags[first - 1] in ("NNP", "NNPS"):
        first -= 1
    whole = parse.surface(first, name)
    return whole in _outlets() or parse.words[first] in _outlets() or parse.lowers[name] in _mastheads()


@cache
def _outlets() -> frozenset[str]:
    """The names of the list of outlets, those of platforms and publishers left out, which also do other things."""
    groups = load_words("outlets")
    kept = ("agency", "newspaper", "broadcaster", "radio", "magazine", "site")
    return frozenset(name.removeprefix("The ") for kind in kept for name in groups[kind].words)


@cache
def _mastheads() -> frozenset[str]:
    return load_words("organizations")["mastheads"].words
