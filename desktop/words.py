"""Codes in, words out, at the time they are shown: what is stored is never a sentence."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import PlacementStatus
from desktop.domain.arguing.claims import Doubt, Stance
from desktop.domain.citing.proof import FigureStatus, ProofStatus
from desktop.domain.differences import DifferenceKind
from desktop.domain.exchanged.kept_export import Became
from desktop.domain.reviews import Reason
from desktop.domain.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.domain import Highlight, Placement
    from desktop.domain.arguing.claims import Strength, Warned
    from desktop.domain.arguing.outlines import Rest
    from desktop.domain.asking.kept import Kept
    from desktop.domain.citing.proof import Discrepancy, ProvedFigure
    from desktop.domain.differences import Difference
    from desktop.domain.exchanged.brought_report import BroughtReport
    from desktop.domain.exchanged.kept_export import KeptReport
    from desktop.domain.printed.recognised import Recognition
    from desktop.domain.reviews import Review
    from desktop.domain.speaker import Speaker

_STEPS = {
    StepCode.CHANGE: "Change",
    StepCode.UNDO: "Undo",
    StepCode.REDO: "Redo",
    StepCode.HIGHLIGHT: "Highlight",
    StepCode.CHANGE_HIGHLIGHT: "Change highlight",
    StepCode.CHANGE_COLOUR: "Change colour",
    StepCode.EDIT_NOTE: "Edit note",
    StepCode.SAY_WHO: "Say who speaks",
    StepCode.MOVE_HIGHLIGHT: "Move highlight",
    StepCode.ACCEPT_PLACES: "Accept new places",
    StepCode.KEEP_RECORD: "Keep as record",
    StepCode.REMOVE_HIGHLIGHT: "Remove highlight",
    StepCode.RESTORE_HIGHLIGHT: "Restore highlight",
    StepCode.TAG: "Tag",
    StepCode.UNTAG: "Remove tag",
    StepCode.NEW_TAG: "New tag",
    StepCode.RENAME_TAG: "Rename tag",
    StepCode.CHANGE_TAG: "Change tag",
    StepCode.REMOVE_TAG: "Remove tag",
    StepCode.TAG_DOCUMENT: "Tag document",
    StepCode.UNTAG_DOCUMENT: "Remove tag of document",
    StepCode.SORT_TAG: "Sort into another tag",
    StepCode.FIND_NOTHING: "Read, nothing found",
    StepCode.MARK_READ: "Mark as read",
    StepCode.MARK_UNREAD: "Mark as unread",
    StepCode.NEW_LINK_KIND: "New kind of link",
    StepCode.CHANGE_LINK_KIND: "Change kind of link",
    StepCode.REMOVE_LINK_KIND: "Remove kind of link",
    StepCode.NEW_SMART_TAG: "New smart tag",
    StepCode.CHANGE_SMART_TAG: "Change smart tag",
    StepCode.REMOVE_SMART_TAG: "Remove smart tag",
    StepCode.LINK: "Link",
    StepCode.REMOVE_LINK: "Remove link",
    StepCode.NEW_CLAIM: "New claim",
    StepCode.CHANGE_CLAIM: "Change claim",
    StepCode.MOVE_CLAIM: "Reorder claims",
    StepCode.REMOVE_CLAIM: "Remove claim",
    StepCode.PUT_IN_CLAIM: "Add to claim",
    StepCode.TAKE_FROM_CLAIM: "Take from claim",
    StepCode.NEW_OUTLINE: "New outline",
    StepCode.CHANGE_OUTLINE: "Change outline",
    StepCode.REMOVE_OUTLINE: "Remove outline",
    StepCode.EDIT_FACTS: "Edit facts",
    StepCode.CALL_PAGES: "Change page labels",
    StepCode.EDIT_SECTIONS: "Edit sections",
    StepCode.MOVE_DOCUMENT: "Move document",
    StepCode.REMOVE_DOCUMENT: "Remove document",
    StepCode.RESTORE_DOCUMENT: "Restore document",
    StepCode.EMPTY_TRASH: "Empty trash",
    StepCode.NEW_COLLECTION: "New collection",
    StepCode.RENAME_COLLECTION: "Rename collection",
    StepCode.MOVE_COLLECTION: "Move collection",
    StepCode.REMOVE_COLLECTION: "Remove collection",
    StepCode.NEW_NOTE: "New note",
    StepCode.EDIT_FREE_NOTE: "Edit note",
    StepCode.MOVE_NOTE: "Move note",
    StepCode.REMOVE_NOTE: "Remove note",
    StepCode.RESTORE_NOTE: "Restore note",
    StepCode.BOOKMARK: "Bookmark",
    StepCode.RENAME_BOOKMARK: "Rename bookmark",
    StepCode.REMOVE_BOOKMARK: "Remove bookmark",
    StepCode.MOVE_ROWS: "Move",
    StepCode.TRASH_ROWS: "Move to trash",
    StepCode.REMOVE_ROWS: "Remove",
    StepCode.IMPORT: "Import",
    StepCode.IMPORT_AGAIN: "Import again",
    StepCode.BRING_IN: "Import notes of another program",
    StepCode.KEEP_EXPORT: "New kept export",
    StepCode.CHANGE_EXPORT: "Change kept export",
    StepCode.STOP_EXPORT: "Stop keeping an export",
    StepCode.EXPORT: "Export",
    StepCode.ADD_SAMPLES: "Add the samples",
    StepCode.REMOVE_SAMPLES: "Remove the sample documents",
    StepCode.NEW_FORMAT: "New format of the library",
    StepCode.REPAIR: "Repair",
}


def recognition(done: Recognition) -> str:
    """Return what became of recognising text, as one line."""
    said = [
        counted(done.pages, "page"),
        counted(done.words, "word"),
        f"{done.confidence} % sure on average",
    ]
    if done.unsure:
        said.append(f"unsure of {counted(done.unsure, 'word')}")
    if done.blank:
        said.append(f"{counted(done.blank, 'page')} without words")
    if done.failed:
        said.append(f"{counted(len(done.failed), 'page')} not read: {done.reason}")
    return "; ".join(said)


_OF_NOTES = (
    (Became.CREATED, "written anew"),
    (Became.REWRITTEN, "brought up to date"),
    (Became.EXTENDED, "edited there and added to"),
    (Became.KEPT, "edited there and kept"),
    (Became.BESIDE, "written beside"),
    (Became.FAILED, "not written"),
    (Became.LEFT, "no longer exported"),
)


def kept_report(report: KeptReport) -> str:
    """Return what became of a kept export, as one line."""
    if report.error:
        return report.error
    counts = report.counts
    said = [f"{counted(counts[one], 'note')} {what}" for one, what in _OF_NOTES if counts.get(one)]
    same = counts.get(Became.UNCHANGED, 0)
    if same:
        said.append(f"{same:,} as before" if said else f"{counted(same, 'note')} as before")
    return ", ".join(said) if said else "no highlights to export"


def counted(count: int, what: str) -> str:
    """Return a number with what it counts, '1 page' or '2 pages'."""
    return f"{count:,} {what}" + "s" * (count != 1)


def step(code: StepCode) -> str:
    """Return what a step is called where it can be undone, 'Change colour'."""
    return _STEPS[code]


def turn(what: str, before: str, after: str) -> str:
    """Return what became of one thing in a step, 'colour: yellow → green'."""
    if not before:
        return f"{what}: {after}"
    return f"{what}: {before} → {after}" if after else f"{what} taken away: {before}"


def elsewhere(title: str, date: str, alike: float) -> str:
    """Return where a passage stands again, 'Report · 2025-03-04 · 87 % the same words'."""
    how = "word for word" if alike == 1 else f"{int(alike * 100)} % the same words"
    return " · ".join(filter(None, (title, date, how)))


# What a draft quotes

_PROVED = {
    ProofStatus.VERBATIM: "verbatim",
    ProofStatus.ALTERED: "the source says it in other words",
    ProofStatus.CUT: "cut so that a negation is lost",
    ProofStatus.MISATTRIBUTED: "another says it",
    ProofStatus.WRONG_PAGE: "it stands on another page",
    ProofStatus.NOT_FOUND: "not found in the library",
    ProofStatus.TOO_SHORT: "too short, or a title: not judged",
}


def proof_status(status: ProofStatus) -> str:
    """Return how a quotation stands to its source."""
    return _PROVED[status]


_FIGURE_PROVED = {
    FigureStatus.FOUND: "it stands there",
    FigureStatus.WRONG_PAGE: "it stands on another page",
    FigureStatus.NOT_FOUND: "not in what is cited",
}


def figure_status(status: FigureStatus) -> str:
    """Return how a figure in a draft stands to what is cited beside it."""
    return _FIGURE_PROVED[status]


def figure_told(figure: ProvedFigure) -> str:
    """Return in a sentence how a figure in a draft stands to what is cited beside it."""
    if figure.status is FigureStatus.FOUND:
        return "The figure stands in what is cited."
    if figure.status is FigureStatus.WRONG_PAGE:
        return f"The figure is not on the page that is cited; it stands on page {figure.page}."
    where = f"on page {figure.page} or anywhere else in the document" if figure.page else "there"
    return f"The figure {figure.text} does not stand {where}, in figures or in English words."


def proved(wrong: int, quotations: int) -> str:
    """Return how many quotations of a draft are not as their sources have them."""
    verb = "is" if wrong == 1 else "are"
    return f"{wrong} of {quotations} quotations {verb} not verbatim."


def discrepancy(one: Discrepancy) -> str:
    """Return what the source says and what the draft says instead."""
    turned = "! " if one.turns_sense else ""
    if one.kind in _BESIDE_WORDS:
        return f"{_BESIDE_WORDS[one.kind]}: {one.source or 'unknown'}; your text: {one.draft}"
    if not one.source:
        return f"{turned}not in the source: {one.draft}"
    if not one.draft:
        return f"{turned}left out: {one.source}"
    return f"{turned}source: {one.source}; your text: {one.draft}"


_BESIDE_WORDS = {"speaker": "said by", "source": "stands in", "page": "on page"}

# Where highlights stand

_STANDING = {
    PlacementStatus.SAME: "same",
    PlacementStatus.EDITED: "edited",
    PlacementStatus.MOVED: "moved",
    PlacementStatus.REVIEW: "to review",
    PlacementStatus.LOST: "lost",
    PlacementStatus.WAITING: "not looked for yet",
}
"""What is told of highlights in a new revision, in this order, beside the reader's decisions."""
_STATUSES = {
    **_STANDING,
    PlacementStatus.MANUAL: "put by hand",
    PlacementStatus.RECORD: "kept as records",
}
_BECAME = {
    PlacementStatus.EDITED: ("was edited", "were edited"),
    PlacementStatus.MOVED: ("was moved", "were moved"),
    PlacementStatus.REVIEW: ("is to be reviewed", "are to be reviewed"),
    PlacementStatus.LOST: ("is no longer there", "are no longer there"),
}
_NAMED = 2
"""Documents that a sentence names; of more it says how many there are."""
_PLACES = {
    PlacementStatus.EDITED: "Its words changed a little.",
    PlacementStatus.MOVED: "It stands elsewhere now.",
    PlacementStatus.REVIEW: "Is this still the passage?",
    PlacementStatus.LOST: "No longer in the text.",
    PlacementStatus.RECORD: "Kept as a record of an older text.",
    PlacementStatus.WAITING: "Being looked for in the new text.",
}


def summed(each: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return how many highlights of several documents have each status."""
    counts: Counter[str] = Counter()
    for one in each:
        counts.update(one)
    return dict(counts)


def is_news(standing: Mapping[str, int]) -> bool:
    """Whether any highlight of a new revision is not where and what it was."""
    return any(standing.get(status) for status in _BECAME)


def standing(counts: Mapping[str, int]) -> str:
    """Return where highlights stand in a new revision, '9 edited, 1 lost'; '' where all are same.

    `counts` is by the values of PlacementStatus.
    """
    told = {status: counts[status] for status in _STANDING if counts.get(status)}
    if not told.keys() - {PlacementStatus.SAME}:
        return ""
    return ", ".join(f"{count:,} {_STANDING[status]}" for status, count in told.items())


def kept_changed(counts: Mapping[str, int], titles: Sequence[str]) -> str:
    """Return 'In “Report”, 3 passages you kept were edited.', or '' where all are the same."""
    parts: list[str] = []
    for status, (one, many) in _BECAME.items():
        if number := counts.get(status, 0):
            what = "" if parts else (" passage you kept" if number == 1 else " passages you kept")
            parts.append(f"{number:,}{what} {one if number == 1 else many}")
    return f"In {_names(titles)}, {_listed(parts)}." if parts else ""


def brought(report: BroughtReport) -> str:
    """Return what another program's file brings, as one line."""
    counts = report.counts
    held = [
        counted(counts.documents, "document"),
        counted(counts.tags, "tag"),
        counted(counts.highlights, "highlight"),
    ]
    found = [
        f"{count:,} {what}"
        for count, what in (
            (counts.exact, "in one place"),
            (counts.several, "in one of several, told by order"),
            (counts.review, "to be reviewed"),
            (counts.lost, "not found, kept for review"),
        )
        if count
    ]
    line = f"{report.name} ({report.program}): {', '.join(held)}"
    return f"{line}; {', '.join(found)}" if found else line


def without_a_home(kinds: Mapping[str, int]) -> str:
    """Return what of another program's file has no place here, as a sentence."""
    listed = _listed([f"{kind} ({count:,})" for kind, count in kinds.items()])
    return f"Not taken over: {listed}." if kinds else ""


def _names(titles: Sequence[str]) -> str:
    if len(titles) > _NAMED:
        return f"“{titles[0]}” and {len(titles) - 1:,} other documents"
    return _listed([f"“{title}”" for title in titles])


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def status(value: PlacementStatus) -> str:
    """Return in a word or two how highlights stand, 'not looked for yet'."""
    return _STATUSES[value]


def place(placement: Placement) -> str:
    """Return what is to be known of where a highlight stands, '' when nothing is."""
    if placement.status is PlacementStatus.REVIEW and not placement.is_proposed:
        return "It may stand in several places now."
    return _PLACES.get(placement.status, "")


def whereabouts(title: str, kept: Kept) -> str:
    """Return who says a highlight and where it stands, 'Report › Figures · p. 12 · 2026-03-26'."""
    section = kept.sections[-1] if kept.sections else ""
    named = f"{title} › {section}" if section and section != title else title
    said = speaker(kept.speaker) if kept.speaker else ""
    where = (said, named, page(kept.page), kept.facts.get("date", ""))
    return " · ".join(filter(None, where))


def speaker(told: Speaker) -> str:
    """Return who says a passage, and that it is only suggested, 'Ann Ray (suggested)'."""
    return f"{told.name} (suggested)" if told.is_suggested else told.name


def page(label: str) -> str:
    """Return on what page something stands, 'p. 12', '' where that is not known."""
    return f"p. {label}" if label else ""


def area(highlight: Highlight, label: str = "") -> str:
    """Return what an area is called in one line, '' for a highlight that is none.

    Where it is not known what its page is called, that is counted as it lies in the file.
    """
    region = highlight.anchor.region
    if region is None:
        return ""
    return f"Area of page {label or f'{region.page + 1} of the file'}"


def caption(highlight: Highlight, label: str = "") -> str:
    """Return on what page a highlight stands, and whether it is an area; '' for nothing."""
    return area(highlight, label) or page(label)


def called(highlight: Highlight, label: str = "") -> str:
    """Return what a highlight is called in a list: its words, or that it is an area of a page."""
    return highlight.quote if highlight.quote.strip() else area(highlight, label)


# What is argued

STANCES = {
    Stance.SUPPORTS: "Supports",
    Stance.CONTRADICTS: "Contradicts",
    Stance.QUALIFIES: "Qualifies",
}
_DOUBTED = {
    Doubt.UNSUPPORTED: "unsupported",
    Doubt.ONE_SOURCE: "on one source",
    Doubt.CONTRADICTED: "contradicted",
    Doubt.COPIED: "with copies",
    Doubt.FIGURES_DIFFER: "with figures that differ",
    Doubt.TO_REVIEW: "to review",
    Doubt.REMOVED: "removed",
}


def strength(value: Strength) -> str:
    """Return who speaks for a claim, '3 documents · 2 publishers · 4 people'."""
    people = "1 person" if value.people == 1 else f"{value.people:,} people"
    parts = [counted(value.documents, "document")]
    parts += [counted(value.publishers, "publisher")] if value.publishers else []
    return " · ".join([*parts, people] if value.people else parts)


def warning(value: Warned) -> str:
    """Return what is to be known before a claim is relied on, as a sentence."""
    passages, is_one = counted(value.count, "passage"), value.count == 1
    match value.doubt:
        case Doubt.UNSUPPORTED:
            said = "Nothing supports it yet"
        case Doubt.ONE_SOURCE:
            said = f"Rests on one source: {_names(value.said)}"
        case Doubt.CONTRADICTED:
            said = f"Contradicted by {passages}"
        case Doubt.COPIED:
            said = f"{passages} copy one text and count once: {_names(value.said)}"
        case Doubt.FIGURES_DIFFER:
            said = f"Figures differ: {' against '.join(value.said)}"
        case Doubt.TO_REVIEW:
            said = f"{passages} {'awaits' if is_one else 'await'} review: the source changed"
        case Doubt.REMOVED:
            said = f"{passages} {'is' if is_one else 'are'} no longer there"
    return f"{said}."


def rest(value: Rest) -> str:
    """Return what a heading rests on, '3 passages in 2 documents · 1 to review'."""
    doubts = [f"{count:,} {_DOUBTED[doubt]}" for doubt, count in value.doubts.items()]
    if not value.passages:
        return " · ".join(["rests on nothing yet", *doubts])
    passages = counted(value.passages, "passage")
    return " · ".join([f"{passages} in {counted(value.documents, 'document')}", *doubts])


# What became of a passage


class Why(NamedTuple):
    """One thing that became of a passage; a loud one may turn its sense."""

    text: str
    is_loud: bool = False


_COUNTABLE = 9
"""From so many places on they are not counted: no more are looked for."""
_LONGEST = 60
"""Characters of changed words in a sentence about them."""
_NEXT_WORD = re.compile(r"\s+(\w+)")


def reasons(review: Review) -> str:
    """Return why a passage is asked about, 'a figure changed: 30 → 14 days; reworded'."""
    return "; ".join(one.text[:1].lower() + one.text[1:] for one in why(review))


def why(review: Review, number: int = 0) -> list[Why]:
    """Return what became of a passage at one of its places, what weighs most first."""
    if not review.proposals:
        if Reason.BROUGHT in review.reasons:
            said = "Marked in another program: these words are not in the text here"
            return [Why(said, is_loud=True)]
        return [Why("No longer in the text", is_loud=True)]
    if Reason.AREA in review.reasons:
        return [Why("The file has changed: this part of the page may show something else now")]
    return list(_became(review, number))


def _became(review: Review, number: int) -> Iterator[Why]:
    words = review.proposals[number].words
    changes = [one for one in review.differences[number] if one.kind is not DifferenceKind.EQUAL]
    for change in changes:
        if change.turns_sense:
            yield Why(_turned(review.old.words, words, change), is_loud=True)
    alike = sum(one.words == words for one in review.proposals)
    is_several = Reason.SEVERAL in review.reasons and alike > 1
    if is_several:
        many = "several" if alike >= _COUNTABLE else f"{alike}"
        yield Why(f"Stands in {many} places now", is_loud=True)
    if any(not change.turns_sense for change in changes):
        yield Why("Reworded")
    elif not changes and number == 0 and _is_turned_beside(review):
        yield Why("The same words; a figure or a negation beside them changed", is_loud=True)
    elif not changes and not is_several:
        yield Why("The same words at another place")


def _is_turned_beside(review: Review) -> bool:
    """Whether what stands beside a passage turned; one that moved has other neighbours anyway."""
    moved = review.highlight.placement.status is PlacementStatus.MOVED
    return Reason.BESIDE in review.reasons and not moved


def _turned(old: str, new: str, change: Difference) -> str:
    """Return what became of a figure or a negation."""
    before, after = old[slice(*change.old)], new[slice(*change.new)]
    was, now = _short(before), _short(after)
    if any(map(str.isdigit, before + after)):
        if was and now:
            return f"A figure changed: {was} → {now}{_unit(old, new, change)}"
        return f"A figure was removed: {was}" if was else f"A figure was added: {now}"
    if was and now:
        return f"“{was}” became “{now}”"
    return f"“{was}” was removed" if was else f"“{now}” was added"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _unit(old: str, new: str, change: Difference) -> str:
    """Return the word after a figure where it is the same, so that 14 is 14 days."""
    before, after = _NEXT_WORD.match(old, change.old[1]), _NEXT_WORD.match(new, change.new[1])
    return f" {after[1]}" if before and after and before[1] == after[1] else ""
