"""Plain text out of tokens, character references and tags, and the way back."""

from __future__ import annotations

import pytest

from quoteattr.text.plain import find_plain_text

PLAIN = [
    ("`` I wo n't go , '' said Ms. Lind .", "“I won't go,” said Ms. Lind."),
    ("She said `` no '' . He left , too .", "She said “no”. He left, too."),
    ('" It is late , " she said . " Go home . "', '"It is late," she said. "Go home."'),
    ('She said : " No . "\n\n" Go home . "\n\nHe left .', 'She said: "No."\n\n"Go home."\n\nHe left.'),
    ('" It is late .\nGo home , " she said .', '"It is late.\nGo home," she said.'),  # a sentence a line
    ('" We go .\n" You go , " she said .', '"We go.\n"You go," she said.'),  # opened anew
    ('He said , "We go ," and "you go . "', 'He said, "We go," and "you go."'),
    ("“ No , ” she said . « Non , » he said .", "“No,” she said. «Non,» he said."),
    ("It is `` called ` the farce ' here , '' she said .", "It is “called ‘the farce’ here,” she said."),
    ("The workers ' bus , number 4 , is gone .", "The workers’ bus, number 4, is gone."),
    ("Ana ’s bus is n’t here , they ’ve said .", "Ana’s bus isn’t here, they’ve said."),
    ("Lind -LRB- 40 -RRB- , of -LSB- the -RSB- board , left .", "Lind (40), of [the] board, left."),
    ("It ( the bus ) costs $ 5 , or 20 % , he said .", "It (the bus) costs $5, or 20%, he said."),
    ("A 1\\/2 share , or a well @-@ known one .", "A 1/2 share, or a well-known one."),
    ("Why ? Go ! He left ; she , too .", "Why? Go! He left; she, too."),
    ("&ldquo;We go,&rdquo; said Lind.", "“We go,” said Lind."),
    ("&quot;We go,&quot; said Lind of AT&amp;T.", '"We go," said Lind of AT&T.'),
    ("&amp;quot;We go,&amp;quot; said Lind.", '"We go," said Lind.'),
    ("Lind&#8217;s &#x201C;bus&#x201d; is gone.", "Lind’s “bus” is gone."),
    (
        "<p>“We go,” said <b>Ana</b> <A HREF='x'>Lind</a>.</p><P>He left.</P>",
        "\n\n“We go,” said Ana Lind.\n\n\n\nHe left.\n\n",
    ),
    ("“We go,”<br/>she said.", "“We go,”\nshe said."),
    ("He said , &quot; I am here . &quot; He left .", 'He said, "I am here." He left.'),
    # Encodings.
    ("â€œWe donâ€™t go,â€\x9d said AndrÃ© Lind â€” twice.", "“We don’t go,” said André Lind — twice."),
    ("â€œWe go,â€ said Lind. Â£5, he said.", "“We go,” said Lind. £5, he said."),
    ("Ã¢â‚¬Å“We goÃ¢â‚¬Â\x9d, said Lind.", "“We go”, said Lind."),
    ("\x93We don\x92t go,\x94 said Lind \x96 twice.", "“We don’t go,” said Lind – twice."),
    ("\ufffdWe don\ufffdt go,\ufffd said Lind.", "“We don’t go,” said Lind."),
    (r"\"We don\'t go,\" said Lind.\n\nHe left.", '"We don\'t go," said Lind.\n\nHe left.'),
    (r"\u201cWe go,\u201d said Lind.", "“We go,” said Lind."),
    ('""We go,"" said Lind. ""No.""', '"We go," said Lind. "No."'),
    ("?We don?t go,? said Lind ? twice. ?Why?? she asked.", "“We don’t go,” said Lind – twice. “Why?” she asked."),
    ("He called it ?a stain?, twice. Why?\nIs it?", "He called it “a stain”, twice. Why?\nIs it?"),
    ('"We go,"?said Lind. "No."?He left.', '"We go," said Lind. "No." He left.'),
    # One case of letters.
    (
        "“we go,” said mr. lind of france. “i’m late,” lind said. “me, too,” said ana ruiz, his sister, on monday.",
        "“We go,” said Mr. Lind of France. “I’m late,” Lind said. “Me, too,” said Ana Ruiz, his sister, on Monday.",
    ),
    (
        '"WE WILL NOT GO," SAID ANA LIND. SHE SAID IT WAS "A STAIN" ON THE TOWN, AND LEFT THE CHAMBER BEFORE THE VOTE '
        "WAS TAKEN. LIND'S PARTY HAS NINE OF THE COUNCIL'S FORTY SEATS AND HAS SPOKEN AGAINST THE BRIDGE SINCE IT WAS "
        "PLANNED, FOUR YEARS AGO, UNDER ANOTHER MAYOR.",
        '"We will not go," said Ana Lind. She said it was "a stain" on the town, and left the chamber before the vote '
        "was taken. Lind's party has nine of the council's forty seats and has spoken against the bridge since it was "
        "planned, four years ago, under another mayor.",
    ),
    (  # inside marks a blank
        '"We go.The bus left.Go home," said Lind.He left.She came.',
        '"We go. The bus left. Go home," said Lind.\n\nHe left.\n\nShe came.',
    ),
    # Markdown.
    ("# Bus late\n\n> “We go,” said **Ana Lind** of *the bus*.", "Bus late\n\n“We go,” said Ana Lind of the bus."),
    ("_No_, said [Lind](https://ex.org/a_b). ![A bus](/bus.png)", "No, said Lind. "),
    ("* “We go,” said ***Lind***.\n+ He left.", "“We go,” said Lind.\nHe left."),
    # Sentences that touch.
    ("He left.The bus is late.No one came.She left.", "He left.\n\nThe bus is late.\n\nNo one came.\n\nShe left."),
    ("“We go.”The bus left.“Go home,” said Lind.", "“We go.”\n\nThe bus left.\n\n“Go home,” said Lind."),
    ('"We go."The bus left."Go home," said Lind.', '"We go."\n\nThe bus left.\n\n"Go home," said Lind.'),
    ('"We go.""No," said "A" Lind.', '"We go." "No," said "A" Lind.'),
    ("He left.The bus is late.\n\nShe came.", "He left. The bus is late.\n\nShe came."),  # a slip
    ("One bus. Two in all.A car.\nOne bus.No car.", "One bus. Two in all. A car.\nOne bus. No car."),
    ("The govern-\nment left, said Lind.", "The government left, said Lind."),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain_text(text: str, expected: str) -> None:
    """What print sets apart stays apart, the rest is joined; marks stand at their words."""
    plain = find_plain_text(text)
    assert plain is not None
    assert plain.text == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "She waited ... and left . Nobody came, and it rained.",
        "“We go,” said Lind, who left.",
        "He left",
        "He left the bus , he said.",
        "Q&A; R&D is 5 < 6 and 7 > 4, <tweet id='3'> &c.",
        "&nosuchthing; was left.",
        "Tom & Jerry; they left.",
        # Names with accents, hidden letters, sums, and signs that are none.
        "CAFÉ “MAÇÃO”, said João; â, Ã and Â are letters.",
        "That f***ing bus, said **** Lind; 5 * 3 * 2 and snake_case_words, __all__x",
        "She said [it] (the bus) is late; [1] #late > never",
        r"C:\bus\dir and \ alone",
        'An empty "" is one; she said "no ""yes"" no"',
        "The U.S.The, Mr.Lind, St.Ives, e.g.The and 1.5 are kept; so is www.Bus.Com, and ana@bus.Com",
        "Write to Ann.Lind@bus.org; a well-\nKnown bus",
        "\ufffd alone",
        "We saw Maj.Ann Lind and Supt.Joe Roe; Node.Js and Mt.Gox left; at 9.The bus, Stop!Now; Hotels.Com.",
        r"Save it under D:\news and C:\notes; \nabla",
        "The query ?page=2 and ?q=1 fail; use ?sort",
        "The file is __init__ here; she wrote <i> and <sigh>.",
        "COUNCIL: NO NEW TAXES, SAYS LIND, AND NONE FOR THE NEXT YEARS; BRIDGE TO CLOSE",
        "a short line of small letters that says nothing",
        "“we go,” said mr. lind of france. “i’m late,” he added, and left the council’s Chamber before it voted.",
        'Why? Who did? "Who?" ?1bn ? the bus?, she asked; a?b',
    ],
)
def test_text_that_is_plain(text: str) -> None:
    """Slips, signs that name no character and unknown tags stay as they are."""
    assert find_plain_text(text) is None


@pytest.mark.parametrize(("text", "_"), PLAIN)
def test_the_way_back(text: str, _: str) -> None:
    """Each word of the plain text stands in the article where it is said to, and the other way round."""
    plain = find_plain_text(text)
    assert plain is not None
    position = 0
    for word in ("Lind", "said", "bus", "go", "late", "left", "No", "he"):
        at = plain.text.find(word)
        if at >= 0:
            start, end = plain.to_source(at, at + len(word))
            assert text[start:end].lower() == word.lower()
            assert plain.from_source(start, end) == (at, at + len(word))
    for end in range(1, len(plain.text)):
        start, stop = plain.to_source(end - 1, end)
        assert position <= start <= stop <= len(text)
        position = start


def test_what_stands_for_characters_is_taken_whole() -> None:
    """A mark, a reference or a contraction leads back to all its characters, and so does a blank."""
    article = "`` I wo n't go , '' said AT&amp;T ."
    plain = find_plain_text(article)
    assert plain is not None
    for words, source in [
        ("“", "``"),
        ("won't", "wo n't"),
        ("go,", "go ,"),
        ("AT&T.", "AT&amp;T ."),
        ("go,” said", "go , '' said"),
    ]:
        at = plain.text.index(words)
        start, end = plain.to_source(at, at + len(words))
        assert article[start:end] == source


def test_stretches_of_the_article() -> None:
    """What begins or ends inside a reference takes its character; an empty one stays empty."""
    plain = find_plain_text("Q&amp;A &amp; R")
    assert plain is not None
    assert plain.text == "Q&A & R"
    for source, words in [((0, 7), "Q&A"), ((0, 6), "Q&"), ((1, 4), "&"), ((6, 13), "A &"), ((8, 15), "& R")]:
        start, end = plain.from_source(*source)
        assert plain.text[start:end] == words
    assert plain.from_source(6, 6) == (2, 2)
    assert plain.from_source(8, 8) == (4, 4)
