"""What the reader can do, by noun. The action table names these methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.annotations.annotation_verbs import AnnotationVerbs
from desktop.ui.codebook.codebook_verbs import CodebookVerbs
from desktop.ui.linking.link_verbs import LinkVerbs
from desktop.ui.matrix.matrix_verbs import MatrixVerbs
from desktop.ui.revisions.comparison_verbs import ComparisonVerbs
from desktop.ui.revisions.revision_verbs import RevisionVerbs
from desktop.ui.scans.recognise_verbs import RecogniseVerbs
from desktop.ui.verbs.backups import BackupVerbs
from desktop.ui.verbs.documents import DocumentVerbs
from desktop.ui.verbs.encodings import EncodingVerbs
from desktop.ui.verbs.help import HelpVerbs
from desktop.ui.verbs.highlights import HighlightVerbs
from desktop.ui.verbs.imports import ImportVerbs
from desktop.ui.verbs.library import LibraryVerbs
from desktop.ui.verbs.marking.colour_verbs import ColourVerbs
from desktop.ui.verbs.marking.speaker_verbs import SpeakerVerbs
from desktop.ui.verbs.marking.tagging_verbs import TaggingVerbs
from desktop.ui.verbs.notes import NoteVerbs
from desktop.ui.verbs.reading.area_verbs import AreaVerbs
from desktop.ui.verbs.reading.condense_verbs import CondenseVerbs
from desktop.ui.verbs.reading.find_verbs import FindVerbs
from desktop.ui.verbs.reading.page_verbs import PageVerbs
from desktop.ui.verbs.reviews import ReviewVerbs
from desktop.ui.verbs.searches import SearchVerbs
from desktop.ui.verbs.sections import SectionVerbs
from desktop.ui.verbs.tags import TagVerbs
from desktop.ui.verbs.tree_menu import TreeMenu
from desktop.ui.verbs.view import ViewVerbs
from desktop.ui.verbs.watching import WatchVerbs

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class Verbs:
    """All verbs on one desk."""

    def __init__(self, desk: Desk) -> None:
        self.reviews = ReviewVerbs(desk)
        self.imports = ImportVerbs(desk, self.reviews.tell)
        self.sections = SectionVerbs(desk)
        self.documents = DocumentVerbs(desk, self.sections)
        self.encodings = EncodingVerbs(desk, self.reviews.tell)
        self.scans = RecogniseVerbs(desk, self.reviews.tell)
        self.highlights = HighlightVerbs(desk)
        self.links = LinkVerbs(desk)
        self.notes = NoteVerbs(desk, self.highlights, self.links)
        self.colours = ColourVerbs(desk)
        self.tagging = TaggingVerbs(desk, self.highlights)
        self.speakers = SpeakerVerbs(desk, self.highlights)
        self.revisions = RevisionVerbs(desk)
        self.comparisons = ComparisonVerbs(desk, self.revisions)
        self.tags = TagVerbs(desk)
        self.searches = SearchVerbs(desk)
        desk.reading.make_other = self.comparisons.made
        self.annotations = AnnotationVerbs(desk)
        self.codebook = CodebookVerbs(desk, self.annotations)
        self.matrix = MatrixVerbs(desk, self.annotations)
        self.backups = BackupVerbs(desk)
        self.library = LibraryVerbs(desk, self.documents, self.highlights, self.backups.forget)
        self.library.brought_back.connect(self.reviews.looking.look)
        self.tree_menu = TreeMenu(desk, self.documents)
        self.watching = WatchVerbs(desk, self.imports)
        self.view = ViewVerbs(desk, self.watching.begin)
        self.alone = self.view.alone
        self.finding = FindVerbs(desk)
        self.condensing = CondenseVerbs(desk)
        self.pages = PageVerbs(desk)
        self.areas = AreaVerbs(desk)
        self.help = HelpVerbs(desk)
