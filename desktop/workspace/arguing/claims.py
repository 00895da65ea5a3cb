"""Claims: sentences with the passages that speak for and against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import export
from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.weighing import weigh
from desktop.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.domain.arguing.claims import Claim, Weighed
    from desktop.workspace.arguing.witnesses import Witnesses
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.similar import Similar

    Copies = dict[str, list[frozenset[str]]]
    """By claims, the highlights that stand for one another."""


class Claims:
    """What can be done with claims."""

    def __init__(self, opened: Opened, witnesses: Witnesses, similar: Similar) -> None:
        self._opened = opened
        self._library = opened.library
        self._witnesses = witnesses
        self._similar = similar

    def all(self) -> list[Claim]:
        """Return all claims in their order."""
        return self._library.claims.all()

    def weighed(self, claim_ids: Sequence[str] = (), copies: Copies | None = None) -> list[Weighed]:
        """Return these claims, or all, with their passages in full and how well each stands.

        `copies` that are known spare looking for them, which may take long. Raises NotFoundError.
        """
        claims = {claim.id: claim for claim in self._library.claims.all(claim_ids)}
        for wanted in claim_ids:
            if wanted not in claims:
                raise NotFoundError("claim", wanted)
        chosen = [claims[key] for key in claim_ids or claims]
        ids = {passage.highlight_id for claim in chosen for passage in claim.passages}
        known = self._witnesses.of(ids)
        if copies is None:
            copies = self._copies(chosen)
        return [weigh(claim, known, copies.get(claim.id, ())) for claim in chosen]

    def copies(self) -> Copies:
        """Return for each claim which passages that support it are copies of one text."""
        return self._copies(self._library.claims.all())

    def _copies(self, claims: Sequence[Claim]) -> Copies:
        found: Copies = {}
        for claim in claims:
            ids = [one.highlight_id for one in claim.passages if one.stance is Stance.SUPPORTS]
            groups = self._similar.copies_of(ids) if len(ids) > 1 else []
            if together := [group for group in groups if len(group) > 1]:
                found[claim.id] = together
        return found

    def supported(self) -> dict[str, tuple[str, ...]]:
        """Return the highlights that support each claim, of claims that some do."""
        return self._library.claims.supported()

    def passages(self) -> int:
        """Return how many passages all claims have."""
        return self._library.claims.passages()

    def of(self, highlight_id: str) -> list[tuple[str, str, Stance]]:
        """Return the claims that a highlight stands in: id, sentence and what it is to each."""
        return self._library.claims.of(highlight_id)

    def claimed(self) -> frozenset[str]:
        """Return the highlights that stand in a claim."""
        return self._library.claims.claimed()

    def add(self, sentence: str, note: str = "") -> str:
        """Make a claim and return its id. Raises InvalidValueError."""
        with self._opened.changing() as library:
            return library.claims.add(sentence, note)

    def edit(self, claim_id: str, *, sentence: str | None = None, note: str | None = None) -> None:
        """Change what a claim says, or its note; None leaves it alone."""
        with self._opened.changing() as library:
            library.claims.edit(claim_id, sentence=sentence, note=note)

    def move(self, claim_id: str, at: int) -> None:
        """Put a claim before that number of the others."""
        with self._opened.changing() as library:
            library.claims.move(claim_id, at)

    def remove(self, claim_id: str) -> None:
        """Remove a claim; undo brings it back."""
        with self._opened.changing() as library:
            library.claims.remove(claim_id)

    def put(self, claim_id: str, highlight_ids: Sequence[str], stance: Stance) -> None:
        """Let highlights speak to a claim; one that did so has this stance now."""
        with self._opened.changing() as library:
            library.claims.put(claim_id, highlight_ids, stance)

    def take_off(self, claim_id: str, highlight_ids: Sequence[str]) -> None:
        """Let highlights speak to a claim no longer."""
        with self._opened.changing() as library:
            library.claims.take_off(claim_id, highlight_ids)

    def move_passage(self, claim_id: str, highlight_id: str, at: int) -> None:
        """Put a passage of a claim before that number of its others."""
        with self._opened.changing() as library:
            library.claims.move_passage(claim_id, highlight_id, at)

    def markdown(self, claim_ids: Sequence[str] = ()) -> str:
        """Return these claims, or all, as Markdown: a paragraph each, with citations."""
        return export.claims_markdown(self.weighed(claim_ids))

    def file(self, path: Path, claim_ids: Sequence[str] = (), *, replace: bool = False) -> Path:
        """Write these claims, or all, to a Markdown file.

        Raises FileExistsAlreadyError, StorageError, or OwnFileError for a file of the library.
        """
        self._library.backups.refuse_own(path)
        return export.write(path, self.markdown(claim_ids), replace=replace)
