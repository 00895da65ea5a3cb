"""Every name that one file writes and another reads is there: actions, slots, icons, colours."""

from __future__ import annotations

import re
from collections import Counter
from operator import attrgetter
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.domain import COLOURS, DocumentKind
from desktop.paths import bundled
from desktop.ui.actions import MENUS, TOOLBAR, actions
from desktop.ui.annotations import annotation_verbs
from desktop.ui.annotations.annotation_verbs import AnnotationVerbs
from desktop.ui.arguing.claim_verbs import ClaimVerbs
from desktop.ui.arguing.figure_verbs import FigureVerbs
from desktop.ui.arguing.outline_verbs import OutlineVerbs
from desktop.ui.citing.citation_verbs import CitationVerbs
from desktop.ui.codebook.codebook_verbs import CodebookVerbs
from desktop.ui.exporting.export_verbs import ExportVerbs
from desktop.ui.keeping.keeping_verbs import KeepingVerbs
from desktop.ui.keeping.template_verbs import TemplateVerbs
from desktop.ui.linking.deep_link_verbs import DeepLinkVerbs
from desktop.ui.linking.link_verbs import LinkVerbs
from desktop.ui.look.icons import KIND_ICONS
from desktop.ui.look.theme import colours
from desktop.ui.matrix.matrix_verbs import MatrixVerbs
from desktop.ui.past.past_verbs import PastVerbs
from desktop.ui.printing.print_verbs import PrintVerbs
from desktop.ui.proving.draft_verbs import ProofVerbs
from desktop.ui.revisions.comparison_verbs import ComparisonVerbs
from desktop.ui.revisions.revision_verbs import RevisionVerbs
from desktop.ui.scans.recognise_verbs import RecogniseVerbs
from desktop.ui.verbs import highlights, tree_menu
from desktop.ui.verbs.backups import BackupVerbs
from desktop.ui.verbs.documents import DocumentVerbs
from desktop.ui.verbs.encodings import EncodingVerbs
from desktop.ui.verbs.help import HelpVerbs
from desktop.ui.verbs.highlights import HighlightVerbs
from desktop.ui.verbs.imports import ImportVerbs
from desktop.ui.verbs.library import LibraryVerbs
from desktop.ui.verbs.marking.colour_verbs import ColourVerbs
from desktop.ui.verbs.marking.putting_verbs import PuttingVerbs
from desktop.ui.verbs.marking.speaker_verbs import SpeakerVerbs
from desktop.ui.verbs.marking.tagging_verbs import TaggingVerbs
from desktop.ui.verbs.noted.bookmark_verbs import BookmarkVerbs
from desktop.ui.verbs.noted.free_note_verbs import FreeNoteVerbs
from desktop.ui.verbs.noted.note_quoting import NoteQuoting
from desktop.ui.verbs.noted.reading_verbs import ReadingVerbs
from desktop.ui.verbs.notes import NoteVerbs
from desktop.ui.verbs.reading import tab_menu
from desktop.ui.verbs.reading.area_verbs import AreaVerbs
from desktop.ui.verbs.reading.condense_verbs import CondenseVerbs
from desktop.ui.verbs.reading.find_verbs import FindVerbs
from desktop.ui.verbs.reading.page_alone import PageAloneVerbs
from desktop.ui.verbs.reading.page_verbs import PageVerbs
from desktop.ui.verbs.reading.password_verbs import PasswordVerbs
from desktop.ui.verbs.reviews import ReviewVerbs
from desktop.ui.verbs.searches import SearchVerbs
from desktop.ui.verbs.sections import SectionVerbs
from desktop.ui.verbs.tags import TagVerbs
from desktop.ui.verbs.view import ViewVerbs

UI = Path(__file__).parent.parent / "desktop" / "ui"


NOUNS = SimpleNamespace(
    alone=PageAloneVerbs,
    annotations=AnnotationVerbs,
    areas=AreaVerbs,
    backups=BackupVerbs,
    bookmarks=BookmarkVerbs,
    citations=CitationVerbs,
    codebook=CodebookVerbs,
    claims=ClaimVerbs,
    colours=ColourVerbs,
    comparisons=ComparisonVerbs,
    condensing=CondenseVerbs,
    deep_links=DeepLinkVerbs,
    documents=DocumentVerbs,
    encodings=EncodingVerbs,
    figures=FigureVerbs,
    finding=FindVerbs,
    free_notes=FreeNoteVerbs,
    help=HelpVerbs,
    highlights=HighlightVerbs,
    imports=ImportVerbs,
    exporting=ExportVerbs,
    keeping=KeepingVerbs,
    passwords=PasswordVerbs,
    library=LibraryVerbs,
    links=LinkVerbs,
    matrix=MatrixVerbs,
    notes=NoteVerbs,
    outlines=OutlineVerbs,
    pages=PageVerbs,
    printing=PrintVerbs,
    proofs=ProofVerbs,
    putting=PuttingVerbs,
    quoting=NoteQuoting,
    past=PastVerbs,
    readings=ReadingVerbs,
    reviews=ReviewVerbs,
    revisions=RevisionVerbs,
    scans=RecogniseVerbs,
    searches=SearchVerbs,
    sections=SectionVerbs,
    speakers=SpeakerVerbs,
    tagging=TaggingVerbs,
    tags=TagVerbs,
    templates=TemplateVerbs,
    view=ViewVerbs,
)


def icon_exists(name: str) -> bool:
    return (bundled("resources/icons") / f"{name}.svg").is_file()


def test_action_names_and_shortcuts_are_unique():
    names = Counter(row.name for row in actions())
    keys = Counter(keys for row in actions() for keys in row.keys)
    assert [name for name, count in names.items() if count > 1] == []
    assert [key for key, count in keys.items() if count > 1] == []


def test_mnemonics_are_unique_within_a_menu():
    texts = {(row.menu, row.inside, row.text) for row in actions()}
    texts |= {(row.menu, "", row.inside) for row in actions() if row.inside}
    letters = Counter(
        (menu, inside, match[1].casefold() if (match := re.search(r"&(\w)", text)) else text)
        for menu, inside, text in texts
    )
    assert [letter for letter, count in letters.items() if count > 1] == []
    assert [letter for letter in letters if len(letter[2]) > 1] == []  # each has one


@pytest.mark.parametrize(
    "names",
    [
        (*highlights.ACTS, "accept_review", "keep_record"),
        annotation_verbs.ACTS,
        tab_menu.ROWS,
        *tree_menu.ROWS.values(),
    ],
)
def test_mnemonics_are_unique_within_a_menu_of_the_right_button(names):
    texts = [row.text for row in actions() if row.name in names]
    letters = Counter(text[text.index("&") + 1].casefold() for text in texts)
    assert [letter for letter, count in letters.items() if count > 1] == []


@pytest.mark.parametrize("row", actions(), ids=lambda row: row.name)
def test_each_action_has_its_icon_slot_and_menu(row):
    swatch = row.icon.startswith("@") and row.icon[1:] in COLOURS
    assert swatch or icon_exists(row.icon)
    assert row.menu in MENUS
    verb = attrgetter(row.slot)(NOUNS)
    assert verb.__doc__


def test_the_toolbar_names_actions():
    known = {row.name for row in actions()} | {"|", " ", "search"}
    assert set(TOOLBAR) <= known


def test_each_colour_has_its_own_action():
    rows = [row for row in actions() if row.slot == "highlights.mark"]
    keys = {row.keys[0]: (row.name, row.argument) for row in rows}
    assert keys == {str(n): (f"highlight_{name}", name) for n, name in enumerate(COLOURS, 1)}


def test_icons_that_code_names_exist():
    pattern = re.compile(r'\b(?:icon|draw)\((?:painter, )?"([a-z-]+)"')
    named = {name for path in UI.rglob("*.py") for name in pattern.findall(path.read_text("utf-8"))}
    assert named, "the pattern finds nothing"
    assert [name for name in named | set(KIND_ICONS.values()) if not icon_exists(name)] == []


def test_kinds_with_icons_are_kinds():
    assert set(KIND_ICONS) <= set(DocumentKind)


def test_icons_take_the_colour_of_the_theme():
    for path in bundled("resources/icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        if path.stem != "manicule":
            assert "currentColor" in text, path.name
            assert 'viewBox="0 0 24 24"' in text, path.name


def test_themes_name_the_same_colours_and_the_style_sheet_knows_them():
    light = set(colours("light"))
    assert light == set(colours("dark")) == set(colours("sepia"))
    sheet = (bundled("resources/themes") / "window.qss").read_text(encoding="utf-8")
    assert set(re.findall(r"@([a-z_]+)", sheet)) - {"folder"} <= light
    used = {
        name
        for path in UI.rglob("*.py")
        for name in re.findall(r'colours\["([a-z_]+)"\]', path.read_text(encoding="utf-8"))
    }
    assert used <= light
