"""What the reader can do, by noun. The action table names these methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.annotations.annotation_verbs import AnnotationVerbs
from desktop.ui.annotations.smart_tag_verbs import SmartTagVerbs
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
from desktop.ui.matrix.matrix_verbs import MatrixVerbs
from desktop.ui.past.past_verbs import PastVerbs
from desktop.ui.printing.print_verbs import PrintVerbs
from desktop.ui.proving.draft_verbs import ProofVerbs
from desktop.ui.revisions.comparison_verbs import ComparisonVerbs
from desktop.ui.revisions.revision_verbs import RevisionVerbs
from desktop.ui.scans.recognise_verbs import RecogniseVerbs
from desktop.ui.shown import ANNOTATIONS, CLAIMS, CODEBOOK, FIGURES, LINKED, MATRIX, OUTLINES, PROOF
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
from desktop.ui.verbs.noted.reading_verbs import ReadingVerbs
from desktop.ui.verbs.noted.recent_verbs import RecentVerbs
from desktop.ui.verbs.notes import NoteVerbs
from desktop.ui.verbs.reading.area_verbs import AreaVerbs
from desktop.ui.verbs.reading.condense_verbs import CondenseVerbs
from desktop.ui.verbs.reading.find_verbs import FindVerbs
from desktop.ui.verbs.reading.page_verbs import PageVerbs
from desktop.ui.verbs.reading.password_verbs import PasswordVerbs
from desktop.ui.verbs.reading.tab_menu import TabMenu
from desktop.ui.verbs.reviews import ReviewVerbs
from desktop.ui.verbs.searches import SearchVerbs
from desktop.ui.verbs.sections import SectionVerbs
from desktop.ui.verbs.tags import TagVerbs
from desktop.ui.verbs.tree_menu import TreeMenu
from desktop.ui.verbs.view import ViewVerbs
from desktop.ui.verbs.watching import WatchVerbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.desk import Desk
    from desktop.ui.shown import Shown
    from desktop.ui.tabs.other_tab import OtherTab


class Verbs:
    """All verbs on one desk."""

    def __init__(self, desk: Desk) -> None:
        self.reviews = ReviewVerbs(desk)
        self._make_those_of_documents(desk)
        self._make_those_of_highlights(desk)
        self._make_those_of_lists(desk)
        self._make_those_of_the_window(desk)
        self.following = (
            *(self.searches, self.bookmarks, self.free_notes, self.recents),
            *(self.smart_tags, self.readings),
        )
        """Those that hear of changes once the catalogue is level."""
        desk.reading.make_other = self._made_tab

    def _make_those_of_documents(self, desk: Desk) -> None:
        self.imports = ImportVerbs(desk, self.reviews.tell, self.reviews.open)
        self.sections = SectionVerbs(desk)
        self.documents = DocumentVerbs(desk, self.sections)
        self.encodings = EncodingVerbs(desk, self.reviews.tell)
        self.scans = RecogniseVerbs(desk, self.reviews.tell)
        self.revisions = RevisionVerbs(desk)
        self.citations = CitationVerbs(desk)
        self.proofs = ProofVerbs(desk, self.imports.import_paths)
        self.comparisons = ComparisonVerbs(desk, self.revisions, self.citations, self.proofs.step)

    def _make_those_of_highlights(self, desk: Desk) -> None:
        self.deep_links = DeepLinkVerbs(desk)
        self.highlights = HighlightVerbs(desk, self.deep_links.follow)
        self.claims = ClaimVerbs(desk)
        self.links = LinkVerbs(desk, self.claims.open)
        self.notes = NoteVerbs(desk, self.highlights, self.links)
        self.colours = ColourVerbs(desk)
        self.tagging = TaggingVerbs(desk, self.highlights)
        self.speakers = SpeakerVerbs(desk, self.highlights)
        self.tags = TagVerbs(desk)
        self.areas = AreaVerbs(desk)
        self.past = PastVerbs(desk)

    def _make_those_of_lists(self, desk: Desk) -> None:
        self.searches = SearchVerbs(desk)
        self.exporting = ExportVerbs(desk)
        self.annotations = AnnotationVerbs(desk, self.exporting)
        self.codebook = CodebookVerbs(desk, self.annotations)
        self.matrix = MatrixVerbs(desk, self.annotations)
        self.smart_tags = SmartTagVerbs(desk, self.annotations)
        self.printing = PrintVerbs(desk, self.annotations)
        self.outlines = OutlineVerbs(desk, self.claims.open)
        self.figures = FigureVerbs(desk)
        self.putting = PuttingVerbs(desk, self.highlights, self.tagging, self.claims.open)
        self.bookmarks = BookmarkVerbs(desk)
        self.free_notes = FreeNoteVerbs(desk, self.notes, self.links, self.deep_links.follow)
        self.quoting = self.free_notes.quoting
        self.recents = RecentVerbs(desk)
        self.readings = ReadingVerbs(desk)

    def _make_those_of_the_window(self, desk: Desk) -> None:
        self.backups = BackupVerbs(desk)
        self.library = LibraryVerbs(desk, self.documents, self.highlights, self.backups.forget)
        self.library.brought_back.connect(self.reviews.looking.soon.start)
        self.keeping = KeepingVerbs(desk)
        self.templates = TemplateVerbs(desk, self.keeping.keep_with)
        self.tree_menu = TreeMenu(desk, self.documents)
        self.tab_menu = TabMenu(desk)
        self.watching = WatchVerbs(desk, self.imports)
        self.passwords = PasswordVerbs(desk)
        self.view = ViewVerbs(desk, self.watching.begin)
        self.alone = self.view.alone
        self.finding = FindVerbs(desk)
        self.condensing = CondenseVerbs(desk)
        self.pages = PageVerbs(desk)
        self.help = HelpVerbs(desk)

    def end(self) -> None:
        """Keep what was read, and look after nothing any more: the window closes."""
        self.readings.clock.stop()
        self.watching.end()
        self.imports.wanted.end()

    def _made_tab(self, shown: Shown) -> OtherTab:
        """Make a tab that is no page of a document."""
        if shown.note_id:
            return self.free_notes.made(shown)
        if shown.is_arriving:
            return self.imports.arriving.made(shown)
        of_library: dict[Shown, Callable[[], OtherTab]] = {
            ANNOTATIONS: self.annotations.made,
            CODEBOOK: self.codebook.made,
            MATRIX: self.matrix.made,
            CLAIMS: self.claims.made,
            OUTLINES: self.outlines.made,
            FIGURES: self.figures.made,
            LINKED: self.links.made,
            PROOF: self.proofs.made,
        }
        made = of_library.get(shown)
        return made() if made is not None else self.comparisons.made(shown)
