"""What a file says now, what it said when it came last, and what the reader has made of that.

What was edited here is never overwritten, and what was removed here never comes back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.domain import HighlightStyle, PlacementStatus
from desktop.domain.exchanged.located import Found, Located
from desktop.domain.exchanged.near_colours import is_hex
from desktop.library.exchange.keeping import Borne, Changed, Kept
from desktop.library.highlight_rows import Look
from desktop.workspace.imports.exchanging.placed import anchored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.domain.exchanged.project import ForeignNote
    from desktop.library.exchange.keeping import Known
    from desktop.workspace.imports.exchanging.marks import Mark
    from desktop.workspace.imports.exchanging.placed import Text

    Values = dict[str, Any]


@dataclass(slots=True)
class Comparing:
    """Tells what is new in one file from what came before."""

    file: str
    tag_ids: Mapping[str, str]
    """Of tags that are there, by path."""
    fresh: list[tuple[Text, Mark, Located]] = field(default_factory=list)
    changed: list[tuple[Known, Text, Mark, Located | None]] = field(default_factory=list)
    kept: int = 0
    """Highlights that were edited or removed here."""
    untagged: int = 0
    """Tags that highlights have here and in the file no more."""
    known_tags: dict[str, str] = field(default_factory=dict)
    """Ids of the tags that paths of the file became, however they are called by now."""
    loose: list[tuple[str, ForeignNote]] = field(default_factory=list)
    """What is said of passages that cannot be shown, each with what its source is called."""
    met: set[str] = field(default_factory=set)
    """Highlights that the file has still."""
    there: dict[str, str] = field(default_factory=dict)
    """Highlights that were here before, by what the file calls them."""
    own: dict[str, Known] = field(default_factory=dict)
    """Highlights of this library that come back in an export of its own, by what that calls them.

    They stay as they are here: nobody knows which of the two was edited last.
    """
    _by_identity: dict[str, Known | None] = field(default_factory=dict)
    _by_key: dict[tuple[str, str], Known] = field(default_factory=dict)

    def learn(self, known: Iterable[Known]) -> None:
        """Take in what came before."""
        there = set(self.tag_ids.values())
        for one in known:
            if one.file == self.file:
                for identity in one.said.get("identities", ()):
                    # One name for two passages tells neither.
                    is_first = identity not in self._by_identity
                    self._by_identity[identity] = one if is_first else None
            key = one.document_id, str(one.said.get("key", ""))
            if key not in self._by_key or one.file == self.file:
                self._by_key[key] = one
            for path, tag_id in dict(one.said.get("tags", {})).items():
                if tag_id in there:
                    self.known_tags[path] = tag_id

    def known(self, text: Text, mark: Mark) -> Known | None:
        """Return what a mark became when it came before."""
        for identity in mark.identities:
            if identity in self.own:
                return self.own[identity]
            found = self._by_identity.get(identity)
            if found is not None and found.highlight_id not in self.met:
                return found
        found = self._by_key.get((text.document_id, mark.key)) if text.document_id else None
        return found if found is not None and found.highlight_id not in self.met else None

    def take(self, text: Text, mark: Mark, known: Known | None, found: Located | None) -> None:
        """Put a mark with the new, the changed, or those that are as they were."""
        if known is None:
            assert found is not None  # noqa: S101 - new ones are looked for
            self.fresh.append((text, mark, found))
            return
        self.met.add(known.highlight_id)
        self.there |= dict.fromkeys(mark.identities, known.highlight_id)
        if known.is_removed or self._is_own(known) or _edited(known):
            self.kept += 1
        if self._is_own(known):
            return
        gone = set(known.said.get("tags", ())) - set(mark.codings)
        self.untagged += len(gone) if not known.is_removed else 0
        if not known.is_removed and (_differs(known, mark) or found is not None):
            self.changed.append((known, text, mark, found))

    @staticmethod
    def _is_own(known: Known) -> bool:
        return not known.file

    def is_elsewhere(self, known: Known, mark: Mark) -> bool:
        """Whether a mark has other words there than when it came, and was left alone here.

        A guess is no other words: it does not undo what was chosen or reviewed.
        """
        if self._is_own(known) or mark.first.is_ambiguous:
            return False
        before = str(known.said.get("quotation", ""))
        is_free = not known.is_moved and not known.is_removed and not mark.first.is_area
        is_told_now = known.status == PlacementStatus.REVIEW and _is_sure(mark) > _was_sure(known)
        return is_free and (is_told_now or before.split() != mark.first.quotation.split())

    def vanished(self, known: Iterable[Known], documents: set[str]) -> int:
        """Count what this file brought to documents, is here still, and in the file no more."""
        return sum(
            one.file == self.file
            and one.document_id in documents
            and one.highlight_id not in self.met
            and not one.is_removed
            for one in known
        )

    def kept_of(self, text: Text, mark: Mark, found: Located, tags: Mapping[str, str]) -> Kept:
        """Return the highlight to be made of a new mark."""
        anchor, place = anchored(text, mark, found)
        first = mark.first
        identity = next(iter(mark.identities), mark.key)
        return Kept(
            text.document_id,
            anchor,
            place,
            Look(mark.colour, mark.style, mark.note()),
            self.file,
            identity,
            said(mark, found, tags),
            _borne(mark, tags, mark.codings),
            first.by,
            first.created,
            first.modified,
        )

    def changed_of(
        self,
        known: Known,
        text: Text,
        mark: Mark,
        found: Located | None,
        tags: Mapping[str, str],
    ) -> Changed:
        """Return what becomes of a highlight of which the file says something else now."""
        before = known.said
        told = said(mark, found, tags)
        if found is None:
            told["how"] = before.get("how", Found.EXACT.value)
        if mark.first.is_ambiguous:
            told |= {name: before[name] for name in _OF_WORDS if name in before}
        anchor, place = anchored(text, mark, found) if found is not None else (None, None)
        told["tags"] = {**dict(before.get("tags", {})), **told["tags"]}
        new = [path for path in mark.codings if path not in dict(before.get("tags", {}))]
        note, colour, style = mark.note(), mark.colour, mark.style.value
        return Changed(
            known.highlight_id,
            told,
            note if note != before.get("note") == known.note else None,
            colour if colour != before.get("colour") == known.colour else None,
            style if style != before.get("style") == known.style else None,
            _borne(mark, tags, new),
            anchor,
            place,
        )


_OF_WORDS = ("key", "quotation", "at", "until", "prefix", "suffix", "is_sure")
"""What is kept of a passage's words and place; a guess does not replace it."""


def said(mark: Mark, found: Located | None, tags: Mapping[str, str]) -> Values:
    """Return what a file says of a mark, as it is kept to tell by what is edited here."""
    first = mark.first
    told: Values = {
        "identities": list(mark.identities),
        "key": mark.key,
        "quotation": first.quotation,
        "note": mark.note(),
        "colour": mark.colour,
        "style": mark.style.value,
        "tags": {path: tags.get(path, "") for path in mark.codings},
        "at": first.at,
        "until": first.until,
        "prefix": first.prefix,
        "suffix": first.suffix,
        "page": first.page,
        "chapter": list(first.chapter),
        "created": first.created,
        "hex": first.colour if is_hex(first.colour) else "",
        "is_sure": _is_sure(mark),
    }
    if found is not None:
        told["how"] = found.how.value
    # What nothing is said of need not be kept fifty thousand times.
    kept = ("note", "colour", "style", "tags")
    return {name: value for name, value in told.items() if value or name in kept}


def _is_sure(mark: Mark) -> bool:
    return mark.first.is_verbatim and not mark.first.is_ambiguous and not mark.first.is_cut


def _was_sure(known: Known) -> bool:
    return bool(known.said.get("is_sure"))


def _differs(known: Known, mark: Mark) -> bool:
    before = known.said
    return (
        mark.note() != before.get("note")
        or mark.colour != before.get("colour")
        or mark.style.value != before.get("style")
        or not set(mark.codings) <= set(before.get("tags", ()))
        or not set(mark.identities) <= set(before.get("identities", ()))
    )


def _edited(known: Known) -> bool:
    """Whether the reader has changed what the file said."""
    before = known.said
    is_area = known.style == HighlightStyle.AREA
    tags = {tag for tag in dict(before.get("tags", {})).values() if tag}
    return (
        known.note != before.get("note")
        or known.colour != before.get("colour")
        or (known.style != before.get("style") and not is_area)
        or not tags <= known.tags
    )


def _borne(mark: Mark, tags: Mapping[str, str], paths: Iterable[str]) -> tuple[Borne, ...]:
    wanted = ((path, mark.codings[path]) for path in paths)
    return tuple(
        Borne(tags[path], coding.by or mark.first.by, coding.at or mark.first.created)
        for path, coding in wanted
        if tags.get(path)
    )
