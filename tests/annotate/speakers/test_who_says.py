from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain import BlockKind, Blocks, Content
from tests.domain.samples import content_of


def said(source: str) -> str:
    """Return who says what stands between braces."""
    start = source.index("{")
    end = source.index("}") - 1
    return WhoSays(content_of(source.replace("{", "").replace("}", ""))).of(start, end)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        # Who speaks stands before.
        ("Ann Ray said: “{The bridge will open in May.}”", "Ann Ray"),
        ("Ann Ray said “{the bridge}” would open.", "Ann Ray"),
        ("Ann Ray has said that “{nobody was told}” of it.", "Ann Ray"),
        ("Ann Ray, who built it, said: “{The bridge will open in May.}”", "Ann Ray"),
        ("Ann Ray, a baker from Leeds, told the meeting: “{It is late.}”", "Ann Ray"),
        ("Ann Ray, 42, from Leeds, told reporters “{it is late}”.", "Ann Ray"),
        ("The Leeds baker Ann Ray warned: “{It is late.}”", "Ann Ray"),
        ("The club's team leader Ann Ray said there was a “{glimmer of light}” in it.", "Ann Ray"),
        ("However, Ann Ray, one of the bakers, said it was “{far too late}”.", "Ann Ray"),
        ("The director, Ann Ray, said: “{It is late.}”", "Ann Ray"),
        ("Speaking in Leeds, Lady Ray of Bentham said: “{It is late.}”", "Lady Ray of Bentham"),
        ("Ann Ray (Labour, Leeds) said: “{It is late.}”", "Ann Ray"),
        ("Dr. Ann Ray said: “{It is late.}”", "Dr. Ann Ray"),
        ("Prime Minister Tom Lowe said: “{It is late.}”", "Tom Lowe"),
        ("President Lowe said: “{It is late.}”", "President Lowe"),
        ("The Prime Minister said: “{It is late.}”", "The Prime Minister"),
        ("Marie van der Meer wrote: “{It is late.}”", "Marie van der Meer"),
        ("Siân O’Dowd-Price wrote: “{It is late.}”", "Siân O’Dowd-Price"),
        ("A spokesperson said: “{We do not comment.}”", "A spokesperson"),
        ("A spokeswoman for Bentham Council said: “{We do not comment.}”",
         "A spokeswoman for Bentham Council"),
        ("A Bentham Council spokesman said: “{We do not comment.}”",
         "A Bentham Council spokesman"),
        ("Bentham Council said: “{We do not comment.}”", "Bentham Council"),
        ("The Department for Roads and Bridges said: “{It is late.}”",
         "Department for Roads and Bridges"),
        ("The report says: “{It is late.}”", "The report"),
        ("That first inquiry found that it “{fell below all that was promised}”.", "inquiry"),
        ("The UN agency said: “{It is late.}”", "The UN agency"),
        ("The wife of Tom Lowe said: “{It is late.}”", "The wife of Tom Lowe"),
        ("Ann Ray will say: “{It is late.}”", "Ann Ray"),
        ("As Ann Ray put it, “{it is late}”.", "Ann Ray"),
        ("As the baker Ann Ray, who knew him, told Leeds Radio: “{It is late.}”", "Ann Ray"),
        ("Ann Ray wrote to the mayor, saying: “{It is late.}”", "Ann Ray"),
        ("Ann Ray wrote to Tom Lowe saying: “{It is late.}”", "Ann Ray"),
        ("Ann Ray called the plan “{a waste of money}”.", "Ann Ray"),
        ("It fell, Ann Ray said, to “{those who never crossed it}”.", "Ann Ray"),
        ("According to Ann Ray, “{it is late}”.", "Ann Ray"),
        ("In the words of Ann Ray, “{it is late}”.", "Ann Ray"),
        ("Ann Ray said:\n“{It is late.}”", "Ann Ray"),
        ("In 2013, Senator Ann Ray of Bentham called it “{far too late}”.", "Ann Ray"),
        ("Bentham Gas was fined. They asked Tilby. Tilby said: “{It is late.}”", "Tilby"),
        ("Police said: “{It is late.}”", "Police"),
        # Behind.
        ("“{It is late,}” said Ann Ray.", "Ann Ray"),
        ("“{It is late,}” Ann Ray said.", "Ann Ray"),
        ("“{It is late,}” Ann Ray, a baker, told the meeting.", "Ann Ray"),
        ("“{It is late!}” said Lord Ray of Bentham on Monday.", "Lord Ray of Bentham"),
        ("“{It is late},” added Ann Ray, who built it.", "Ann Ray"),
        ("“{It is late},” said the director, Ann Ray.", "Ann Ray"),
        ("“{It is late,}” said Ann Ray of Leeds University.", "Ann Ray"),
        ("“{It is late,}” said a spokesman for the council.", "a spokesman for the council"),
        ("“{It is late,}” the report said.", "the report"),
        ("“{It is late},” according to Ann Ray.", "Ann Ray"),
        ("The “{wretched}” bridge must go, said Ann Ray.", "Ann Ray"),
        ("The “{wretched}” bridge must go, Ann Ray told reporters in Leeds.", "Ann Ray"),
        ("“{It is late,}” Ray told Leeds Radio.", "Ray"),
        ("“{It is late,}” Zeid al-Ray told us.", "Zeid al-Ray"),
        ("“{It is late.}” — Ann Ray, mayor of Leeds, on Monday", "Ann Ray"),
        ("“{It is late.}”\n– Leeds baker Ann Ray, on the bridge", "Ann Ray"),
        ("“It is late.\n“{It is dark.}”\n– Ann Ray", "Ann Ray"),
        # It goes on.
        ("“It is late,” said Ann Ray. “{It will be later.}”", "Ann Ray"),
        ("“It is late,” said Ann Ray, “{and it will be later.}”", "Ann Ray"),
        ("“It is late,” said Ann Ray, adding: “{It will be later.}”", "Ann Ray"),
        ("“It is late,” said Ann Ray. Tom Lowe replied: “{It is early.}”", "Tom Lowe"),
        ("“It is late,” said Ann Ray. “{It is early,}” replied Tom Lowe.", "Tom Lowe"),
        ("Ann Ray said: “{It is late.\n“It will be later.}”", "Ann Ray"),
        ("Ann Ray said: “It is late.\n“{It will be later.}”", "Ann Ray"),
        ("“{It is late.}\n“It will be later,” said Ann Ray.", "Ann Ray"),
        ("Ann Ray said: 'It is late.\n'It will be.\n'{It was.}'", "Ann Ray"),
        ("Ann Ray said it was “false” and “{very late}”.", "Ann Ray"),
        # Whole names, and whom “she” means.
        ("Ann Ray built it.\nMs Ray said: “{It is late.}”", "Ann Ray"),
        ("Lord Ray of Bentham opened it.\n“{It is late,}” said Lord Ray.", "Lord Ray of Bentham"),
        ("Poor Ray! The poor knew it. But, as Ray put it, “{it is late}”.", "Ray"),
        ("It rained outside. Outside Ann Ray said: “{It is late.}”", "Ann Ray"),
        ("Baroness Ray of Leeds rose.\n“{It is late,}” said Lady Ray.", "Baroness Ray of Leeds"),
        ("Ann Ray built it. But, as Ray put it, “{it is late}”.", "Ann Ray"),
        ("Judge Ann Ray spoke.\nJudge Ray said it was “{late}”.", "Ann Ray"),
        ("Sir Tom Lowe rose.\nSir Tom said: “{It is late.}”", "Sir Tom Lowe"),
        ("Kim Sun-hee built it.\nMs Kim added: “{It is late.}”", "Kim Sun-hee"),
        ("Ann Ray and Bob Ray built it.\nMs Ray said: “{It is late.}”", "Ms Ray"),
        ("Ann Ray built the bridge.\n“{It is late,}” she said.", "Ann Ray"),
        ("Lady Ray met Lord Lowe.\n“{It is late,}” she said.", "Lady Ray"),
        ("Ann Ray, an old baker, opened it.\n“{It is late,}” she told us.", "Ann Ray"),
        ("The report says little. It adds: “{It is late.}”", "The report"),
        ("The Road Office refused to comment.\nA spokesman said: “{It is late.}”",
         "A spokesman (Road Office)"),
        ("Dow beat Eve Ray.\nRay said she was glad.\n“{It is late,}” she said.", "Eve Ray"),
        ("Ann Ray opened it.\nIt is late, according to Ray.\n“{Very,}” she said.", "Ann Ray"),
        ("Ann Ray, chair of it, and a visiting baker, said: “{It is late.}”", "Ann Ray"),
        # Offices are no part of a whole name.
        ("Mum-of-two Ann Ray said: “{It is late.}”", "Ann Ray"),
        ("Leeds Premier Tom Lowe said: “{It is late.}”", "Tom Lowe"),
        ("“{It is late,}” said Treasury spokeswoman April Ray.", "April Ray"),
        ("“{It is late,}” said Elsie May, who came.", "Elsie May"),
        ("Office of Roads agent Ann Ray said it was “{far too late}”.", "Ann Ray"),
        ("It fell, and “{nobody knows why},” Leeds County Sheriff's Department said.",
         "Leeds County Sheriff's Department"),
        ("“{It is late},” said a Leeds police dispatcher.", "a Leeds police dispatcher"),
        ("“{It is late},” Ann Ray told the Leeds news agency.", "Ann Ray"),
        # Other marks, other languages.
        ("Ann Ray said: 'The bridge's keepers are {late.}'", "Ann Ray"),
        ("'The ministers' {reply was late},' said Ann Ray.", "Ann Ray"),
        ('Ann Ray said: "{It is late.}"', "Ann Ray"),
        ("Ann Ray said: «{It is late.}»", "Ann Ray"),
        ("Ann Ray said: 「{It is late.}」", "Ann Ray"),
        ("« {Il est tard} », a déclaré Anne Rey.", "Anne Rey"),
        ("Selon Anne Rey, « {il est tard} ».", "Anne Rey"),
        ("„{Es ist spät}“, sagte Anna Rau.", "Anna Rau"),
        ("»{Es ist spät}«, sagte Anna Rau.", "Anna Rau"),
        ("Laut Anna Rau ist es „{viel zu spät}“.", "Anna Rau"),
        ("„{Es ist spät}“, so Anna Rau.", "Anna Rau"),
        ("„{Es ist spät}“, sagte Polizeisprecher Tom Lau am Montag.", "Tom Lau"),
        ("Anna Rau betonte, es sei „{viel zu spät}“.", "Anna Rau"),
        ("Anne Rey a déclaré que « {il est tard} ».", "Anne Rey"),
        ("«{Es tarde}», dijo Ana Rey.", "Ana Rey"),
        ("«{Es tarde}», declaró Ana Rey al Diario Sol.", "Ana Rey"),
        ("Según Ana Rey, «{es tarde}».", "Ana Rey"),
        # Somebody quotes somebody.
        ("Ann Ray said: “Tom Lowe told me: ‘{It is late.}’ I laughed.”", "Tom Lowe"),
        ("Ann Ray said: “{Tom Lowe told me: ‘It is late.’} I laughed.”", "Ann Ray"),
        # More than the quoted words is kept.
        ("{Ann Ray said: “The bridge will open in May.”}", "Ann Ray"),
        ("{“It is late,” said Ann Ray. “It will be later.”}", "Ann Ray"),
    ],
)  # fmt: skip
def test_who_says_it_is_read_from_the_words_around(source, name):
    assert said(source) == name


@pytest.mark.parametrize(
    "source",
    [
        # Nobody's words.
        "Ann Ray said {the bridge would open}.",
        "Ann Ray opened the “{Palace of Peace}”.",
        "Ann Ray said she liked the “{Palace of Peace}”.",
        "Ann Ray added “{salt}” to it.",
        "The so-called “{Leeds method}” failed.",
        "{Ann Ray, who built the bridge and opened it, said it was “late”.}",
        # Denied, suffered, not yet said.
        "Ann Ray never said “{it is late}”.",
        "Ann Ray did not say “{it is late}”.",
        "Ann Ray was told “{it is late}”.",
        "Ann Ray was asked “{is it late?}”",
        "Ann Ray refused to say “{it is late}”.",
        "Ann Ray reportedly said “{it is late}”.",
        "Ann Ray denies that she said “{it is late}”.",
        "It is a myth that Ann Ray said “{it is late}”.",
        "If Ann Ray said “{it is late}”, we would know.",
        "Had Ann Ray said “{it is late}”, we would know.",
        "Nobody but Ann Ray said “{it is late}”.",
        "When Ann Ray says “{it is late}”, what is meant?",
        "Anna Rau sagte nicht: „{Es ist spät.}“",
        # What something is called, or only named.
        "In an article headlined “{Bridge of lies}”, Ann Ray said it fell.",
        "In her “{Leeds Speech}”, Ann Ray declared her support.",
        "In lieu of “{bridge}”, Ann Ray suggested a boat.",
        "Ann Ray wrote the words as a poem, “{Leeds Bridge}”, in May.",
        "Ann Ray noted the sign “{gone home}” on the door.",
        "Ann Ray explained what “{gone home}” means.",
        "Ann Ray warned of a new “{goner}” virus.",
        "Anne Rey estime que l’article « {Il est tard} » est faux.",
        "Ana Rey explica en «{El río largo}» que es tarde.",
        "Anna Rau schrieb „{Der lange Strom}“.",
        # More than one may speak.
        "Tom Lowe told them they had to “{go home}” or else, an official said.",
        "Ann Ray recalled her father's words: “{go home}”.",
        "Ann Ray recalled her father saying: “{go home}”.",
        "A statement after a meeting chaired by rebel leader Tom Lowe called it “{far too late}”.",
        "The mayor, Ann Ray, and the minister, Tom Lowe, said: “{It is late.}”",
        "“{It is late},” said a company driver's wife.",
        "According to Bentham Council insiders, it is “{late}”.",
        "Later Bentham Council reports mentioned that it was “{late}”.",
        "Selon Anne Rey et Jean Roux, « {il est tard} ».",
        "Según Ana Rey y Juan Sol, «{es tarde}».",
        "Anna Rau sagte, dass Tom Lau „{es ist spät}“ gesagt hat.",
        "„{Es ist spät}“, sagte Anna Raus Tochter.",
        "Ein Sprecher der Polizei erklärte: „{Es ist spät.}“",
        "It is “{late},” so Ann Ray left.",
        "“{It is late,}” Ann Ray recalled her father saying.",
        "“{It is late,}” Ann Ray said the man told her.",
        "Ann Ray said she had received a message: “{It is late.}”",
        "Tom Lowe, together with Ann Ray, said: “{It is late.}”",
        "Ann Ray's T-shirt said “{it is late}”.",
        "The “{Late Show}”, Ann Ray said, was over.",
        "In her essay “{on being late}”, Ann Ray says all is over.",
        "It is “{late},” according to U.S. intelligence and officials.",
        "«{Es tarde}», dijo a Ana Rey.",
        "Ann Ray and Tom Lowe said: “{It is late.}”",
        "“{It is late,}” said Ann Ray and Tom Lowe.",
        "Ann Ray said Tom Lowe had told her “{it is late}”.",
        "Ann Ray said his report, which accuses soldiers of “{plain theft}”, was false.",
        "Ann Ray said that it lacked marks (“{it is late}” was one).",
        "Ann Ray said the slogan “{it is late}” was everywhere.",
        "Ann Ray said the so-called “{late ones}” had gone.",
        "Ann Ray said she was called “{a late one}” at school.",
        "Ann Ray said she was described by Tom Lowe as “{late}”.",
        "According to Ann Ray, Tom Lowe said it was “{late}”.",
        "Ann Ray claimed that “it is late”, a phrase repeated by an official, who said “{very}”.",
        "{“It is late,” said Ann Ray. “It is early,” said Tom Lowe.}",
        "Ann Ray's lawyer said: “{It is late.}”",
        "His wife said: “{It is late.}”",
        "A photo of Ann Ray from Leeds said “{it is late}”.",
        "A visit to Bentham said “{it is late}”.",
        "Ann Ray, a baker, and Tom Lowe said: “{It is late.}”",
        "Ann Ray and the mayor said: “{It is late.}”",
        "“{It is late,}” said Ann Ray and the mayor.",
        "According to Ann Ray's report, “{it is late}”.",
        "“{It is late,}” said Ann Ray's lawyer.",
        "Ann Ray wrote: “It is late,” in response to Tom Lowe's “{it is early}”.",
        "Ann Ray wrote: “It is late,” in reply to the claim “{it is early}”.",
        "“It is late,” said Ann Ray, whose book “{the dark bridge}” is out.",
        "The Department of Bentham’s acting secretary said: “{It is late.}”",
        # Nobody is named.
        "“{It is late.}”",
        "They said: “{It is late.}”",
        "“{It is late,}” he said.",
        "Ministers said: “{It is late.}”",
        "Yesterday said “{it is late}”.",
        "Tilby said: “{It is late.}”",
        "Ann Ray met Tom Lowe.\n“{It is late,}” he said.",
        "Ann Ray met a prisoner.\n“{It is late,}” he said.",
        "Lady Ray opened it.\n“{It is late,}” he said.",
        "Ann Ray opened it.\nIt is long.\nIt is wide.\nIt is high.\n“{It is late,}” she said.",
        "Ray, who rowed, spoke of the First Amendment.\n“{It is late,}” she said.",
        "The report said much. The council said more. It adds: “{It is late.}”",
        # “She” may be another than the only one who is named.
        "Dow said she had feared to meet Ann Ray.\n“{It is late,}” she said.",
        "Ann Ray's daughter opened it.\n“{It is late,}” she said.",
        "The hall was named after Ann Ray.\n“{It is late,}” she said.",
        "Police shot Tom Lowe.\n“{It is late,}” he said.",
        "Ann Ray died.\nHer mother wept.\n“{It is late,}” she said.",
        "Ann Ray came home.\nThe sergeant was tired.\n“{It is late,}” she said.",
        "He has told Channel Nine that it failed.\n“{It is late,}” he said.",
        "“It is late,” said Ann Ray. “{It is not},” she replied.",
        # Words that others introduce.
        "“{It is late.}” — Ann Ray left the room.",
        "The motto “{it is late}” — Ann Ray, its author, knew it — stayed.",
        "“{It is late.}”\n– The bridge, on Monday",
        "“{It is late.}” Ann Ray said: “It is early.”",
        "“It is late,” said Ann Ray. The crowd cheered. “{Shame!}”",
        "“It is late,” said Ann Ray.\n“{It is early.}”",
        "Ann Ray said it was late.\n“{It is early.}”",
        "Ann Ray told us: “It is late.” The crowd roared “{shame}”.",
        "Ann Ray told us: “It is late.” “{It is early.}”",
        "Ann Ray spoke. “{It is late.}” Then Tom Lowe said it was over.",
        "Ann Ray said it was late. The walls bore “{go home}” in red.",
        "Ann Ray said: “Tom heard ‘{it is late}’ and laughed.”",
        # Marks that are none.
        "Ann Ray said the bridge's keeper and the ministers' {reply were} late.",
        "Ann Ray said: “{It is late.\nIt will be later.}",
        "Ann Ray said in the '{90s} that it was late.",
    ],
)
def test_nobody_is_invented(source):
    assert said(source) == ""


def test_a_quotation_without_marks_is_introduced_by_the_line_before():
    lines = [
        "Ann Ray told the meeting:",
        "It is late.",
        "It will be later.",
        "— Tom Lowe, 1912",
        "It was.",
    ]
    content = content_of("\n".join(lines))
    kinds = bytes([BlockKind.PARAGRAPH, *[BlockKind.QUOTATION] * 2, *[BlockKind.PARAGRAPH] * 2])
    content = Content(content.text, Blocks(content.blocks.starts, kinds, content.blocks.levels))
    whose = WhoSays(content)
    assert whose.of(content.text.index("It will"), content.text.index("—")) == "Ann Ray"
    assert whose.of(content.text.index("It was"), len(content.text)) == ""


def test_a_quotation_may_be_signed():
    content = content_of("The bridge is old.\nIt is late.\n— Tom Lowe, 1912")
    kinds = bytes([BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.PARAGRAPH])
    content = Content(content.text, Blocks(content.blocks.starts, kinds, content.blocks.levels))
    assert WhoSays(content).of(content.text.index("It is"), content.text.index("\n—")) == "Tom Lowe"


PIECES = st.sampled_from(
    [
        *"“”'’«»„\" \n()—\u2028𐐀",
        *(". ", ", ", ":", "said", "told", "added", "according to", "who", "late"),
        *("Ann Ray", "Mr Ray", "he", "it", "the report", "a spokesman", "Leeds Council"),
        *("and", "for", "of", "the", "One", "Department", "Mr", "Lord", "van", "Ann Ray's", "I"),
    ]
)


@given(
    st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join),
    st.integers(0, 80),
    st.integers(0, 80),
)
@example("Mr Ray Ray“late”, said he", 11, 15)
def test_a_name_stands_in_the_text_letter_for_letter(text, start, end):
    content = content_of(text)
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    name = WhoSays(content).of(start, end)
    said_by, _, body = name.removesuffix(")").partition(" (")
    assert said_by in " ".join(text.split())
    assert body in " ".join(text.split())
