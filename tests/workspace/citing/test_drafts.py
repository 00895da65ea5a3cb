"""Drafts in every shape: each paragraph quotes, and how it stands is known."""

# ruff: noqa: E501 - a paragraph is one line

from __future__ import annotations

import pytest

from desktop.domain.citing.proof import ProofStatus
from desktop.workspace import Workspace
from tests.formats.docx import samples as docx
from tests.formats.odt import samples as odt
from tests.formats.samples import packed
from tests.reading_children import ASKING

SOURCES = {
    "survey.md": """---
title: Harbour survey
author: Ann Ray
date: 2020
citation_key: ray2020
---

# Harbour survey

The survey counted 902 applications in the spring. Of these, 408 were granted by the office, and
1,300 more were not decided before the winter.

The ministry does not believe that the old court was closed because of the fire. It was closed
because the roof had fallen in, and no repair was ever paid for.

“We never received the forms that the ministry had promised to us,” said Bob Moss, a baker. “The
clerk told us to ‘wait for the spring’ and then shut the door.”

The co-operation between the harbour’s two offices – one old, one new – has been difficult;
officials efficiently filed the final figures in a small office.

Few of the boats that lay in the north basin were ever repaired, although the owners paid their
dues until the very last day.

The commission found that witnesses had hardly any time to prepare. Nobody was told when the
hearing would begin, and the doors were locked from nine until noon.

In total £2.5 million was spent on the quay between 2014 and 2016; this was 12.5 per cent of the
budget of the port.

The delegation thinks that the harbour should be widened, that the quay should be raised, and that
the old light should be kept as a memorial to the drowned.
""",
    "weber.md": """---
title: Der Hafen im Winter
author: Jonas Weber
date: 2019
lang: de
citation_key: weber2019
---

# Der Hafen im Winter

Der Hafen wurde im Winter des Jahres nicht geschlossen, weil die Fischer dagegen gestimmt hatten.
Die Verwaltung hat den Beschluss nie veröffentlicht.

Größere Schiffe mussten draußen auf der Reede warten, bis das Eis im März endlich brach. Insgesamt
lagen dort 48 Schiffe vor Anker.
""",
    "durand.md": """---
title: Le port en hiver
author: Claire Durand
date: 2018
lang: fr
citation_key: durand2018
---

# Le port en hiver

Le port n’a pas été fermé pendant l’hiver, parce que les pêcheurs s’y étaient opposés. L’œuvre du
conseil n’a jamais été publiée : personne ne sait pourquoi.

Les bateaux attendaient au large jusqu’à la fin du mois de mars, lorsque la glace a cédé.
""",
    "ja.md": """---
title: 港の記録
author: 山田太郎
date: 2017
lang: ja
citation_key: yamada2017
---

# 港の記録

委員会は古い会議場で開かれ、九人の証人の話を聞いた。港は冬のあいだ閉鎖されなかった。漁師たちはそれに反対したからである。
""",
    "report.md": """---
title: Annual report
author: Carl Dee
date: 2021
citation_key: dee2021
---

# Annual report

It is not true that the library was ever closed to the public. The reading room stayed open on
Sundays, and 77 visitors a week signed the book.

Mr Stone told the inquiry: “I saw the ledger before it was burnt, and I know whose hand it was.”

Mrs Field answered that she had “no memory of any ledger whatever in that room”.
""",
    "paged.html": """<html><head><title>Paged report</title><meta name="author" content="Dora
Lund"></head><body><article><h1>Paged report</h1>
<p><span epub:type="pagebreak" role="doc-pagebreak" aria-label="4" id="p4"></span>The harbour was
dug by four hundred men in the summer of that year, and most of them came from the hills.</p>
<p><span epub:type="pagebreak" role="doc-pagebreak" aria-label="5" id="p5"></span>All of them were
paid by the day and went home in autumn with what they had saved.</p>
<p><span epub:type="pagebreak" role="doc-pagebreak" aria-label="6" id="p6"></span>The engineer
kept a diary in which he wrote down the weather and the names of the
sick.</p></article></body></html>
""",
}

V, A, C, M, P, N, S = (
    ProofStatus(name)
    for name in (
        "verbatim", "altered", "cut", "misattributed", "wrong page", "not found", "too short",
    )
)  # fmt: skip
# A paragraph of a draft, and how each quotation in it stands.
CASES = [
    # marks
    ("He says “the survey counted 902 applications in the spring”.", [V]),
    ('He says "the survey counted 902 applications in the spring".', [V]),
    ("He says 'the survey counted 902 applications in the spring'.", [V]),
    ("He says ‘the survey counted 902 applications in the spring’.", [V]),
    ("He says „the survey counted 902 applications in the spring“.", [V]),
    ("He says „the survey counted 902 applications in the spring”.", [V]),
    ("He says »the survey counted 902 applications in the spring«.", [V]),
    ("He says «the survey counted 902 applications in the spring».", [V]),
    ("He says « the survey counted 902 applications in the spring ».", [V]),
    ("He says «\u00a0the survey counted 902 applications in the spring\u00a0».", [V]),
    ("He says ›the survey counted 902 applications in the spring‹.", [V]),
    ("He says ‹the survey counted 902 applications in the spring›.", [V]),
    ("He says ‚the survey counted 902 applications in the spring‘.", [V]),
    ("He says ”the survey counted 902 applications in the spring”.", [V]),
    ("He says “The survey counted 902 applications in the spring.”", [V]),
    ("He says “the survey counted 902 applications in the spring,” and more.", [V]),
    (
        "He says, “The survey counted 902 applications in the spring. Of these, 408 were granted by the office…”",
        [V],
    ),
    # German, French, Japanese
    ("Weber schreibt: „Der Hafen wurde im Winter des Jahres nicht geschlossen“ (Weber 2019).", [V]),
    ("Weber schreibt: „Der Hafen wurde im Winter des Jahres geschlossen“ (Weber 2019).", [A]),
    ("Er schreibt, „weil die Fischer dagegen gestimmt hatten“, sei nichts geschehen.", [V]),
    ("»Groessere Schiffe mussten draußen auf der Reede warten«, heißt es.", [A]),
    ("„Größere Schiffe mussten draussen auf der Reede warten“, heißt es.", [A]),
    ("„Insgesamt lagen dort 84 Schiffe vor Anker“ [@weber2019].", [A]),
    ("« Le port n’a pas été fermé pendant l’hiver » (Durand 2018).", [V]),
    ("« Le port n'a pas été fermé pendant l'hiver » (Durand 2018).", [V]),
    ("« Le port a été fermé pendant l’hiver » (Durand 2018).", [A]),
    (
        "« L’oeuvre du conseil n’a jamais été publiée : personne ne sait pourquoi » (Durand 2018).",
        [V],
    ),
    ("« été publiée : personne ne sait pourquoi » (Durand 2018).", [C]),
    ("「港は冬のあいだ閉鎖されなかった」と書かれている。", [V]),
    ("「港は冬のあいだ閉鎖された」と書かれている。", [A]),
    ("『委員会は古い会議場で開かれ、九人の証人の話を聞いた』", [V]),
    ("「委員会は新しい会議場で開かれ、九人の証人の話を聞いた」", [A]),
    # typographic
    (
        "It notes that “the co‑operation between the harbour's two offices - one old, one new - has been difficult”.",
        [V],
    ),
    (
        "It notes that “the co-operation between the harbour’s two offices—one old, one new—has been difficult”.",
        [V],
    ),
    (
        "It notes “officials e\ufb03ciently \ufb01led the \ufb01nal \ufb01gures in a small o\ufb03ce”.",
        [V],
    ),
    (
        "It notes “offi\u00adcials effi\u00adciently filed the final figures in a small office”.",
        [V],
    ),
    ("It notes “officials efficiently\u00a0filed the final\u202ffigures in a small office”.", [V]),
    ("It notes “officials  efficiently filed\nthe final figures in a small office”.", [V]),
    ("It notes that “[t]he survey counted 902 applications in the spring”.", [V]),
    ("“[O]fficials efficiently filed the final figures in a small office”, it notes.", [V]),
    ("“Officials efficiently filed the final figures in a small office”, it notes.", [V]),
    # ellipses, brackets
    ("“The survey counted 902 applications … Of these, 408 were granted by the office”", [V]),
    ("“The survey counted 902 applications ... Of these, 408 were granted by the office”", [V]),
    ("“The survey counted 902 applications [...] Of these, 408 were granted by the office”", [V]),
    ("“The survey counted 902 applications […]. Of these, 408 were granted by the office”", [V]),
    ("“The survey counted 902 applications (...) Of these, 408 were granted by the office”", [V]),
    ("“The survey counted 902 applications . . . . Of these, 408 were granted by the office”", [V]),
    ("“... the survey counted 902 applications in the spring ...”", [V]),
    ("“Few of the boats […] were ever repaired, although the owners paid their dues”", [V]),
    (
        "“The delegation thinks that the harbour should be widened […] and that the old light should be kept”",
        [V],
    ),
    ("“[The authors] think that the harbour should be widened”", [A]),
    (
        "“[I]t was closed because the roof had fallen in [sic], and no repair was ever paid for”",
        [V],
    ),
    ("“the owners [of the boats] paid their dues until the very last day”", [V]),
    ("“the owners paid their dues until the very [emphasis added] last day”", [V]),
    ("“The reading room […] stayed open on Sundays”", [V]),
    ("“Of these, 408 were granted […] before the winter”", [C]),
    # cuts
    ("“the library was ever closed to the public”", [C]),
    ("“the old court was closed because of the fire”", [C]),
    ("“believe that the old court was closed because of the fire”", [C]),
    ("The ministry does not think that “the old court was closed because of the fire”.", [V]),
    ("It is wrong that “the library was ever closed to the public”.", [V]),
    ("“boats that lay in the north basin were ever repaired”", [C]),
    ("“witnesses had […] time to prepare”", [C]),
    ("“was told when the hearing would begin”", [C]),
    ("„wurde im Winter des Jahres … geschlossen“", [C]),
    ("„Die Verwaltung hat den Beschluss … veröffentlicht“", [C]),
    ("“received the forms that the ministry had promised to us”", [C]),
    # altered
    ("“Of these, 418 were granted by the office”", [A]),
    ("“and 1,300 more were decided before the winter”", [A]),
    ("“The survey counted 902 requests in the spring”", [A]),
    ("“officials quickly filed the final figures in a small office”", [A]),
    ("“In total £2.5 billion was spent on the quay”", [A]),
    ("“In total $2.5 million was spent on the quay”", [A]),
    ("“this was 12.5 per cent of the budget of the port”", [V]),
    ("“this was 12.5% of the budget of the port”", [A]),
    ("“this was 1.25 per cent of the budget of the port”", [A]),
    ("“spent on the quay between 2014–2016”", [A]),
    ("“Everybody was told when the hearing would begin”", [A]),
    (
        "“The survey counted 902 applications of the spring. Of these, 408 were granted by the old office”",
        [A],
    ),
    # attribution
    (
        "Ray (2020) reports that “officials efficiently filed the final figures in a small office”.",
        [V],
    ),
    (
        "Dee (2021) reports that “officials efficiently filed the final figures in a small office”.",
        [M],
    ),
    ("“officials efficiently filed the final figures in a small office” [@dee2021, p. 3].", [M]),
    (
        "“officials efficiently filed the final figures in a small office” [see @ray2020, p. 3; also @dee2021].",
        [V],
    ),
    (
        "@dee2021 reports that “officials efficiently filed the final figures in a small office”.",
        [M],
    ),
    ("As Weber (2019) puts it, “the owners paid their dues until the very last day”.", [M]),
    ("“the owners paid their dues until the very last day” (Weber, 2019: 33).", [M]),
    ("“the owners paid their dues until the very last day” (Ray et al., 2020: 33).", [V]),
    ("“I saw the ledger before it was burnt,” said Mr Stone.", [V]),
    ("“I saw the ledger before it was burnt,” said Mrs Field.", [M]),
    (
        "According to Mrs Field, “I saw the ledger before it was burnt, and I know whose hand it was.”",
        [M],
    ),
    ("Mrs Field said she had “no memory of any ledger whatever in that room”.", [V]),
    ("Mr Stone said he had “no memory of any ledger whatever in that room”.", [M]),
    ("Jane Doe said: “We never received the forms that the ministry had promised to us.”", [M]),
    # pages
    ("“The harbour was dug by four hundred men in the summer” (Lund, p. 4).", [V]),
    ("“The harbour was dug by four hundred men in the summer” (Lund, p. 5).", [P]),
    ("“The harbour was dug by four hundred men in the summer” (pp. 4–5).", [V]),
    ("“The harbour was dug by four hundred men in the summer” (pp. 5f.).", [P]),
    ("“The harbour was dug by four hundred men in the summer” (S. 6).", [P]),
    ("“most of them came from the hills. All of them were paid by the day” (p. 4-5).", [V]),
    ("“most of them came from the hills. … went home in autumn” (p. 4-5).", [V]),
    ("On p. 6 he says “The harbour was dug by four hundred men in the summer”.", [P]),
    (
        "“The engineer kept a diary in which he wrote” (ibid., 6), and “paid by the day and went home in autumn” (ibid., 5).",
        [V, V],
    ),
    # nested
    ("“The clerk told us to ‘wait for the spring’ and then shut the door.”", [V]),
    ("‘The clerk told us to “wait for the spring” and then shut the door.’", [V]),
    ("\"The clerk told us to 'wait for the spring' and then shut the door.\"", [V]),
    ("'The clerk told us to \"wait for the spring\" and then shut the door.'", [V]),
    # noise
    (
        "The so-called “experts” of the “new” harbour read “Moby Dick” and “The Old Man and the Sea”.",
        [S, V, S, S],
    ),
    ("He used the word “applications” here.", [V]),
    ("Don't say that; it's the fishermen's '90s.", []),
    ('It was 6\'2" tall and 5" wide.', []),
    ("“Nothing like this has ever been printed anywhere.”", [N]),
    # block quotations
    (
        "> Few of the boats that lay in the north basin were ever repaired, although the owners paid their dues until the very last day.",
        [V],
    ),
    (
        "> Few of the boats that lay in the north basin were ever repaired, although the owners paid their fees until the very last day.\n>\n> — Ann Ray, Harbour survey",
        [A],
    ),
    ("> Few of the boats that lay in the north basin were ever repaired. (Ray 2020, p. 3)", [V]),
    (
        "> The commission found that witnesses had hardly any time to prepare.\n>\n> Nobody was told when the hearing would begin.",
        [V],
    ),
    # more of the same
    (
        "“The delegation thinks that the harbour should be widened, that the quay should be raised ... the old light should be kept”",
        [V],
    ),
    ("“the quay should be raised, and that the old light should not be kept”", [A]),
    ("“the doors were locked from eight until noon”", [A]),
    ("“the doors were locked from nine until noon”", [V]),
    ("“In total £2.5 million was spent on the quay between 2014 and 2017”", [A]),
    ("Smith (2019) claims that “the owners paid their dues until the very last day”.", [M]),
    ("“the owners paid their dues until the very last day” (PORTS 2020).", [V]),
    ("“It is not true that the library was ever closed to the public” [@dee2021].", [V]),
    ("He denied that “the library was ever closed to the public”.", [V]),
    ("“no evidence” was found and “experts” said so.", [S, S]),
    ("“Annual report” and “Harbour survey” are titles.", [S, S]),
    ("“港は冬のあいだ…漁師たちはそれに反対したからである”", [V]),
    ("“The reading room stayed open on [Saturdays], and 77 visitors a week signed the book.”", [V]),
    ("“The reading room stayed open on Saturdays, and 77 visitors a week signed the book.”", [A]),
    ("“The reading room stayed open on Sundays, and [no] visitors a week signed the book.”", [A]),
    ("> [!quote] Ann Ray\n> The survey counted 902 applications in the spring. ^m-1a2b", [V]),
    ("| “Of these, 418 were granted by the office” | x |\n|---|---|\n| a | b |", [A]),
    ("- He wrote “the owners paid their dues until the very last day”.", [V]),
    ("He wrote “the *owners* paid their **dues** until the very last day”.", [V]),
    ("`“Nothing of this is a quotation, but code”`", []),
    ("It says^[“The library was ever closed to the public”, Dee 2021.] so.", [C]),
    # and more still
    ("@ray2020 [p. 4] says “the owners paid their dues until the very last day”.", [V]),
    ("“the owners paid their dues until the very last day” [-@ray2020, 4].", [V]),
    (
        "“the owners paid their dues until the very last day” [see @ray2020, chap. 3, and @weber2019].",
        [V],
    ),
    ("Ray’s survey (2020) has it that “the owners paid their dues until the very last day”.", [V]),
    ("“the owners paid their dues until the very last day” (Ray, Harbour survey, 2020).", [V]),
    ("“the owners paid their dues until the very last day” (Guardian, 12 March 2019).", [V]),
    ("“the owners paid their dues until the very last day” (see Table 3, 2019).", [V]),
    (
        "“the owners paid their dues until the very last day” (cited in Long 2021, p. 3, after Ray 2020).",
        [V],
    ),
    ("“the owners paid their dues until the very last day,” writes Ann Ray.", [V]),
    ("“the owners paid their dues until the very last day,” writes Carl Dee.", [M]),
    ("According to Carl Dee, “the owners paid their dues until the very last day”.", [M]),
    ("Carl Dee quotes Ray: “the owners paid their dues until the very last day”.", [V]),
    ("“I saw the ledger before it was burnt” (Mr Stone, quoted in Dee 2021).", [V]),
    (
        "“Nobody was told when the hearing would begin, and the doors were locked from nine until noon.” (Ray 2020, 12)",
        [V],
    ),
    ("He wrote: “Nobody was told […] and the doors were locked […] until noon.”", [V]),
    ("He wrote: “Nobody was told […] and the windows were locked […] until noon.”", [A]),
    ("“witnesses had time to prepare”", [A]),
    ("“witnesses had any time to prepare”", [A]),
    ("“the library was closed to the public”", [A]),
    ("“ever closed to the public”", [C]),
    ("“closed to the public”", [C]),
    ("“The ministry does not believe that the old court was closed because of the fire.”", [V]),
    ("“The ministry believe[s] that the old court was closed because of the fire.”", [A]),
    (
        "“[T]he old court was closed because of the fire. It was closed because the roof had fallen in”",
        [C],
    ),
    ("“In total £ 2.5 million was spent on the quay”", [V]),
    ("“In total £2,5 million was spent on the quay”", [A]),
    ("“spent on the quay between 2014 and 2016; this was 12.5 percent of the budget”", [A]),
    (
        "“no memory of any ledger whatever”, she said; “no memory of any ledger whatsoever”, he said.",
        [V, A],
    ),
    ("‘The clerk told us to “wait for the spring” and then shut the window.’", [A]),
    (
        "»Der Hafen wurde im Winter des Jahres nicht geschlossen, weil die Fischer dagegen gestimmt hatten.«",
        [V],
    ),
    ("»Der Hafen wurde im Winter […] nicht geschlossen«, so Weber (2019).", [V]),
    ("»[D]ie Verwaltung hat den Beschluss nie veröffentlicht.«", [V]),
    ("»Die Verwaltung hat den Beschluß nie veröffentlicht.«", [A]),
    ("« Les bateaux attendaient au large jusqu’à la fin du mois d’avril »", [A]),
    ("“Les bateaux attendaient au large jusqu'à la fin du mois de mars”", [V]),
    ("『港は冬のあいだ閉鎖されなかった。漁師たちはそれに反対したからである。』", [V]),
    ("“九人の証人の話を聞いた”", [V]),
    ("“八人の証人の話を聞いた”", [A]),
    ('He said "the so-called \'old\' harbour" and "new" things.', [N, V]),
    ("“What a day!”, “Oh no!” and “Never again, he said to himself.”", [S, S, N]),
    ("Chapter “The delegation thinks that the harbour should be widened” follows.", [V]),
    ("**“the owners paid their dues until the very last day”**", [V]),
    ("[“the owners paid their dues until the very last day”](https://example.org/x)", [V]),
    ("“the owners paid their dues[^77] until the very last day”\n\n[^77]: A note of mine.", [V]),
    (
        "“The delegation thinks that the harbour should be widened,\nthat the quay should be raised, and that the old light should be kept”",
        [V],
    ),
    (
        "> “The delegation thinks that the harbour should be widened, that the quay should be raised”\n> — Ray (2020)",
        [V],
    ),
    (
        "> The delegation thinks that the harbour should be widened [...] and that the old light should be kept as a memorial to the drowned. [@dee2021]",
        [M],
    ),
    ("“two offices – one old, one new – has been difficult”", [V]),
    ("“two offices, one old, one new, has been difficult”", [A]),
    ("“co-\noperation between the harbour’s two offices”", [V]),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory, _reading):
    home = tmp_path_factory.mktemp("drafts")
    with pytest.MonkeyPatch.context() as patch:
        _share(patch, _reading)
        opened = Workspace.open(home / "library")
        for name, text in SOURCES.items():
            (home / name).write_text(text, "utf-8")
        opened.imports.files([home / name for name in SOURCES])
        opened.search.sync()
        yield opened
        opened.close()


def _share(patch, children):
    for module in ASKING:
        patch.setattr(module, "Sandbox", lambda _processes=1: children)


@pytest.fixture(scope="module")
def proved(library, tmp_path_factory, _reading):
    """All cases in one draft: of each the statuses of what it quotes, by its first line."""
    path, text, lines = tmp_path_factory.mktemp("draft") / "draft.md", "", []
    for said, _ in CASES:
        lines.append(text.count("\n") + 1)
        text += f"{said}\n\n* * *\n\n"
    path.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        _share(patch, _reading)
        found = library.proofs.of(path)
    ends = [*lines[1:], text.count("\n") + 1]
    return [
        [one.status for one in found if start <= one.line < end]
        for start, end in zip(lines, ends, strict=True)
    ]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_quotation_stands_as_it_does(proved, number):
    said, wanted = CASES[number]
    assert proved[number] == wanted, said


def test_a_note_of_obsidian_with_callouts_that_are_credited_and_noted(library, tmp_path):
    text = (
        "> [!quote|yellow] p\\. 1\n> The survey counted 902 applications in the spring.\n>\n"
        "> — “Harbour survey”, p\\. 1 ([open](manicule://a/b/c))\n>\n> A note of mine.\n\n^m-1\n\n"
        "> [!quote|yellow] p\\. 1\n> Few of the boats were mended, although the owners paid.\n\n"
        "> [!quote|pink] Area\n> — “Harbour survey”, p\\. 2\n"
    )
    (tmp_path / "note.md").write_text(text, "utf-8")
    found = library.proofs.of(tmp_path / "note.md")
    assert [(one.line, one.status) for one in found] == [(2, V), (11, A)]


def test_words_that_stand_on_several_pages_may_be_cited_by_any(library, tmp_path):
    page = (
        '<p><span epub:type="pagebreak" aria-label="{0}" id="p{0}"></span>The lamps were lit.</p>'
    )
    body = "".join(page.format(number) for number in range(1, 9))
    (tmp_path / "lamps.html").write_text(
        f"<html><head><title>Lamps</title></head><body>{body}</body></html>", "utf-8"
    )
    (outcome,) = library.imports.files([tmp_path / "lamps.html"])
    library.search.sync()
    (tmp_path / "draft.md").write_text(
        "“The lamps were lit.” (p. 6)\n\n“The lamps were lit.” (p. 11)\n", "utf-8"
    )
    found = library.proofs.of(tmp_path / "draft.md")
    library.trash.put(outcome.document_id)
    assert (found[0].status, found[0].page) == (V, "6")
    assert found[1].status is P


@pytest.fixture
def prove(library, tmp_path):
    def call(name: str, data: bytes | str):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return [(one.line, one.status) for one in library.proofs.of(path)]

    return call


def test_a_word_file_with_footnotes_and_a_quotation_style(prove):
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        + docx.run(" Dee 2021, p. 4. See “the owners paid their dues until the very first day”.")
        + "</w:p></w:footnote>"
    )
    body = (
        docx.p("A draft", docx.styled("Heading1"))
        + f"<w:p>{docx.run('“officials efficiently filed the final ')}"
        + f"{docx.run('figures', '<w:b/>')}{docx.run(' in a small office”.')}{mark}</w:p>"
        + docx.p("Few of the boats that lay in the north basin were repaired", docx.styled("Quote"))
        + docx.p("‘The survey counted 902 applications in the spring’.")
    )
    styles = docx.style("Quote", "Quote") + docx.style("Heading1", "heading 1")
    found = prove("draft.docx", docx.package(body, footnotes=note, styles=styles))
    assert found == [(2, M), (3, A), (4, V), (5, A)]


def test_quotations_in_a_row_that_are_noted_apart_are_apart(prove):
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = "".join(
        f"<w:p><w:pPr>{docx.styled('Quote')}</w:pPr>{docx.run(said)}{mark.format(number)}</w:p>"
        for number, said in (
            (2, "The delegation thinks that the harbour should be widened"),
            (3, "All of them were paid by the day"),
        )
    )
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{docx.run(" Seen.")}</w:p></w:footnote>'
        for number in (2, 3)
    )
    styles = docx.style("Quote", "Quote")
    assert prove("row.docx", docx.package(body, footnotes=notes, styles=styles)) == [(1, V), (2, V)]


def test_an_opendocument_file_with_a_note(prove):
    note = (
        '<text:note text:note-class="footnote" text:id="n1"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>Dee 2021.</text:p></text:note-body>"
        "</text:note>"
    )
    text = odt.p(f"“the owners paid their dues until the very last day”.{note}") + odt.p(
        "Few of the boats that lay in the north basin were mended", "Quotations"
    )
    styles = f"<office:styles>{odt.style('Quotations')}</office:styles>"
    found = prove("draft.odt", packed(odt.parts_of(text, styles=styles)))
    assert found == [(1, M), (2, A)]


def test_a_web_page_with_quotations_that_are_elements(prove):
    found = prove(
        "draft.html",
        "<p>He says <q>The survey counted 902 applications in the spring</q>.</p>\n"
        "<blockquote><p>Few of the boats that lay in the north basin were never repaired.</p>"
        "<footer>— <cite>Ann Ray</cite></footer></blockquote>\n"
        "<p>&ldquo;Of these, 418 were<br>granted by the office&rdquo;</p>",
    )
    assert found == [(1, V), (2, A), (3, A)]


def test_a_plain_text_with_lines_as_in_a_mail_and_other_line_ends(prove):
    found = prove(
        "draft.txt",
        '\ufeffA title\r\n\r\nHe says: "The survey counted 902\r\napplications".\r\n\r\n'
        "> The commission found that witnesses\r\n> had much time to prepare.\r\n",
    )
    assert found == [(3, V), (6, A)]


FIGURES = [
    ("Of 902 applications 408 were granted [@ray2020].", ["found", "found"]),
    ("Of 902 applications 418 were granted [@ray2020].", ["found", "not found"]),
    ("There were 1 300 more (Ray 2020), in fact 1.3 thousand.", ["found", "found"]),
    ("There were 1,400 more (Ray 2020).", ["not found"]),
    ("About £2.5m was spent.[^9] It had 9,000 readers.", ["found"]),
    ("It was 13.5 per cent (Ray 2020).", ["not found"]),
    ("Es waren 48 Schiffe (Weber 2019).", ["found"]),
    ("Es waren 49 Schiffe (Weber 2019).", ["not found"]),
    ("Es waren etwa 12 Boote (Weber 2019).", []),
    ("The 400 men came from the hills [@lund, p. 4].", ["found"]),
    ("The 400 men came from the hills [@lund, p. 5].", ["wrong page"]),
    ("The 450 men came from the hills [@lund, p. 5].", ["not found"]),
    ("Some 77,000 things are in no book of the library (Smith 2022).", []),
    ("The 902 applications [@ray2020; @unknown] and 903 others.", []),
]


def test_figures_stand_in_what_is_cited_or_are_told_of(library, tmp_path):
    lund = next(one for one in library.documents.all() if one.title == "Paged report")
    text = "\n\n".join(said for said, _ in FIGURES).replace("@lund", f"@{lund.facts.citation_key}")
    (tmp_path / "draft.md").write_text(f"{text}\n\n[^9]: Ray 2020, p. 3.\n", "utf-8")
    found = library.proofs.draft(tmp_path / "draft.md").figures
    for number, (said, wanted) in enumerate(FIGURES):
        assert [str(one.status) for one in found if one.line == 2 * number + 1] == wanted, said
    (moved,) = [one for one in found if str(one.status) == "wrong page"]
    assert (moved.document_id, moved.page) == (lund.id, "4")
