"""The JSON forms of the nouns: a stable contract. Fields may be added, none renamed or removed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from desktop.cli.exchanging.brought_lines import brought_record
from desktop.domain import PlacementStatus
from desktop.domain.differences import DifferenceKind
from desktop.domain.noted.note_links import links_in
from desktop.domain.noted.reading_progress import NEVER
from desktop.export.written.highlight_json import highlight_record, known_status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain import (
        Content,
        Document,
        Explanation,
        Facts,
        ImportOutcome,
        LinkEnd,
        SearchResult,
        Step,
    )
    from desktop.domain.arguing.claims import Evidence, Weighed
    from desktop.domain.arguing.outlines import Drafted
    from desktop.domain.asking.kept import Matrix
    from desktop.domain.backups import Backup
    from desktop.domain.citing.proof import Proof, ProvedFigure
    from desktop.domain.differences import Comparison
    from desktop.domain.noted.bookmarks import Bookmark
    from desktop.domain.noted.free_notes import FreeNote
    from desktop.domain.noted.reading_progress import Reading
    from desktop.domain.past.happenings import Happening
    from desktop.domain.printed.recognised import Recognition
    from desktop.domain.reviews import Review, Revision
    from desktop.domain.speaker import Speaker
    from desktop.export.codebook.entries import Entry
    from desktop.formats.door.confined.escapes import Finding
    from desktop.workspace.searching.similar import Elsewhere

__all__ = ["highlight_record"]

Record = dict[str, Any]


def finding_record(finding: Finding) -> Record:
    """Return whether one way out of the sandbox is shut; `expected` where it has to be."""
    return {
        "name": finding.name,
        "holds": finding.holds,
        "expected": finding.expected,
        "sentence": finding.sentence,
    }


def explanation_record(explanation: Explanation) -> Record:
    """Return what an import would make of a file."""
    parsed = explanation.parsed
    return {
        "path": explanation.path,
        "sha256": explanation.sha256,
        "document": explanation.document_id or None,
        "media_type": parsed.media_type,
        "importer": parsed.importer,
        "encoding": parsed.encoding or None,
        "kind": str(parsed.kind),
        "forms": [
            {"form": str(verdict.form), "fits": verdict.fits, "why": verdict.why}
            for verdict in parsed.considered
        ],
        "facts": facts_record(parsed.facts),
        "characters": len(parsed.content.text),
        "blocks": len(parsed.content.blocks.starts),
        "sections": len(parsed.content.sections),
        "pictures": len(parsed.assets),
        "comments": len(parsed.comments),
        "remarks": list(parsed.remarks),
    }


def facts_record(facts: Facts) -> Record:
    """Return what is known of a document."""
    return {
        "title": facts.title,
        "authors": list(facts.authors),
        "date": facts.date,
        "publisher": facts.publisher,
        "url": facts.url,
        "language": facts.language,
        "citation_key": facts.citation_key,
        "facts": dict(facts.other),
    }


def import_record(outcome: ImportOutcome) -> Record:
    """Return what became of one imported path."""
    return {
        "path": outcome.path,
        "status": str(outcome.status),
        "document": outcome.document_id or None,
        "revision": outcome.revision or None,
        "error": outcome.error or None,
        "same_text_as": outcome.same_text_as or None,
        "from_trash": outcome.from_trash,
        "needs_password": outcome.needs_password,
        "highlights": _standing(outcome.standing),
        **(brought_record(outcome.brought) if outcome.brought is not None else {}),
    }


def recognition_record(done: Recognition) -> Record:
    """Return what became of recognising the text of a document."""
    return import_record(done.outcome) | {
        "pages": done.pages,
        "blank_pages": done.blank,
        "failed_pages": [number + 1 for number in done.failed],
        "words": done.words,
        "unsure_words": done.unsure,
        "confidence": done.confidence,
    }


def document_record(
    document: Document,
    collections: Mapping[str | None, str],
    bookmarks: Sequence[Bookmark] = (),
    reading: Reading = NEVER,
) -> Record:
    """Return a document's facts; `collections` gives the path of each collection by id."""
    return {
        "id": document.id,
        "kind": str(document.kind),
        "collection": collections.get(document.collection_id, ""),
        **facts_record(document.facts),
        "media_type": document.media_type,
        "sha256": document.sha256,
        "revision": document.revision,
        "characters": document.characters,
        "sections": document.sections,
        "highlights": document.highlights,
        "read": round(reading.share, 4),
        "tags": list(document.tags),
        "bookmarks": [
            {"id": one.id, "name": one.name, "revision": one.revision, "start": one.start}
            for one in bookmarks
        ],
        "remarks": list(document.remarks),
    }


def note_record(note: FreeNote, collections: Mapping[str | None, str]) -> Record:
    """Return a free note as its reader wrote it, and what it links to."""
    return {
        "id": note.id,
        "title": note.title,
        "text": note.text,
        "document": note.home.document_id,
        "collection": collections.get(note.home.collection_id, ""),
        "links": [
            {"to": str(link.target), "id": link.id, "words": link.words}
            for link in links_in(note.text)
        ],
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
    }


def revision_record(revision: Revision) -> Record:
    """Return one import of a document's bytes."""
    return {
        "revision": revision.number,
        "imported": revision.imported.isoformat(),
        "sha256": revision.sha256,
        "importer": revision.importer,
        "characters": revision.characters,
        "title": revision.title,
        "source": revision.source_name,
        "newest": revision.is_newest,
    }


def content_record(content: Content) -> Record:
    """Return a text with its outline, blocks and spans."""
    return {
        "text": content.text,
        "outline": [
            {
                "title": section.title,
                "level": section.level,
                "start": section.start,
                "end": section.end,
                "facts": dict(section.facts),
            }
            for section in content.sections
        ],
        "blocks": [
            {
                "start": block.start,
                "end": block.end,
                "kind": block.kind.name.lower(),
                "level": block.level,
            }
            for block in content.blocks
        ],
        "spans": [
            {"start": span.start, "end": span.end, "kind": span.kind.name.lower()}
            for span in content.spans
        ],
    }


def codebook_record(entry: Entry) -> Record:
    """Return what a codebook says of a tag, or of a level above tags."""
    return {
        "tag": entry.path,
        "colour": entry.colour,
        "definition": entry.definition,
        "exclusion": entry.exclusion,
        "example": entry.example or None,
        "cited": entry.cited or None,
        "highlights": entry.use.highlights,
        "documents": entry.use.documents,
        "whole_documents": entry.use.whole,
        "since": entry.use.since or None,
    }


def review_record(
    review: Review, content: Content, speaker: Speaker | None, links: Sequence[LinkEnd]
) -> Record:
    """Return a highlight whose source changed, with what it said and what may stand for it now.

    Ranges of a difference count letters of the old and the new words.
    """
    proposals = [{"start": start, "end": end} for start, end in review.places]
    old, new = review.old.words, review.proposals[0].words if proposals else ""
    differences = review.differences[0] if proposals else ()
    return {
        **highlight_record(review.highlight, content, speaker, links),
        "old_quote": old,
        "old_revision": review.old_revision,
        "old_imported": review.old_imported.isoformat(),
        "new_quote": new or None,
        "proposal": proposals[0] if review.highlight.placement.is_proposed else None,
        "proposals": proposals,
        "reasons": [str(reason) for reason in review.reasons],
        "figures": [list(pair) for pair in review.figures],
        "difference": [
            {
                "kind": str(each.kind),
                "old": old[slice(*each.old)],
                "new": new[slice(*each.new)],
                "turns_sense": each.turns_sense,
            }
            for each in differences
            if each.kind is not DifferenceKind.EQUAL
        ],
    }


def comparison_record(document_id: str, old: int, new: int, comparison: Comparison) -> Record:
    """Return what changed from one revision of a document to another."""
    return {
        "document": document_id,
        "from": old,
        "to": new,
        "changes": [
            {
                "kind": str(change.kind),
                "old": list(change.old),
                "new": list(change.new),
                "figures": [list(pair) for pair in change.figures],
                "turns_sense": change.turns_sense,
                "differences": [
                    {"kind": str(one.kind), "old": list(one.old), "new": list(one.new)}
                    for one in change.differences
                ],
            }
            for change in comparison.changes
        ],
    }


def matrix_record(matrix: Matrix, rows: Sequence[str], columns: Sequence[str]) -> Record:
    """Return how many highlights have both a value of one side and of the other."""
    return {
        "rows": list(rows),
        "columns": list(columns),
        "counts": [
            [matrix.counts.get((row, column), 0) for column in range(len(columns))]
            for row in range(len(rows))
        ],
        "row_totals": list(matrix.row_totals),
        "column_totals": list(matrix.column_totals),
        "total": matrix.total,
    }


def step_record(step: Step) -> Record:
    """Return one step of the library's history."""
    return {
        "step": step.number,
        "code": str(step.code),
        "at": step.at.isoformat(),
        "by": step.by,
        "kind": step.kind,
        "of": None if step.of is None else str(step.of),
        "holds": step.holds,
        "events": step.events,
        "documents": list(step.documents),
    }


def copy_record(copy: Elsewhere) -> Record:
    """Return a place where a passage stands again; `alike` 1.0 is word for word."""
    return {
        "document": copy.document_id,
        "title": copy.title,
        "date": copy.date,
        "start": copy.start,
        "end": copy.end,
        "words": copy.words,
        "alike": round(copy.alike, 3),
    }


def proof_record(proof: Proof) -> Record:
    """Return a quotation of a draft, and where and how it stands in the library."""
    is_found = bool(proof.document_id)
    return {
        "line": proof.line,
        "text": proof.text,
        "status": str(proof.status),
        "document": proof.document_id or None,
        "start": proof.start if is_found else None,
        "end": proof.end if is_found else None,
        "difference": [
            {
                "kind": one.kind,
                "old": one.source,
                "new": one.draft,
                "turns_sense": one.turns_sense,
            }
            for one in proof.differences
        ],
    }


def figure_record(figure: ProvedFigure) -> Record:
    """Return a figure of a draft, and how it stands to what is cited beside it."""
    return {
        "line": figure.line,
        "text": figure.text,
        "document": figure.document_id,
        "page": figure.page or None,
        "status": str(figure.status),
    }


def happening_record(happening: Happening) -> Record:
    """Return one thing that a step did."""
    return {
        "step": happening.step or None,
        "code": str(happening.code),
        "at": happening.at.isoformat(),
        "by": happening.by,
        "holds": happening.holds,
        "what": happening.noun,
        "document": happening.document_id or None,
        "highlight": happening.highlight_id or None,
        "changes": [turn._asdict() for turn in happening.turns],
    }


def claim_record(weighed: Weighed) -> Record:
    """Return a claim with its passages, who speaks for it and what is to be known of it."""
    claim, strength = weighed.claim, weighed.strength
    return {
        "id": claim.id,
        "sentence": claim.sentence,
        "note": claim.note,
        "strength": {
            "documents": strength.documents,
            "publishers": strength.publishers,
            "people": strength.people,
        },
        "warnings": [
            {"kind": str(one.doubt), "passages": one.count, "said": list(one.said)}
            for one in weighed.warnings
        ],
        "passages": [
            {"stance": str(passage.stance), **evidence_record(evidence)}
            for passage, evidence in zip(claim.passages, weighed.evidence, strict=True)
        ],
    }


def evidence_record(evidence: Evidence) -> Record:
    """Return a passage of an argument."""
    highlight = evidence.highlight
    return {
        "highlight": evidence.highlight_id,
        "document": highlight.document_id if highlight else None,
        "title": evidence.title,
        "quote": highlight.quote if highlight else None,
        "citation": evidence.citation,
        "people": list(evidence.people),
        "publisher": evidence.publisher,
        "status": known_status(highlight.placement.status) if highlight else None,
        "removed": evidence.is_removed or highlight is None,
    }


def outline_record(drafted: Drafted) -> Record:
    """Return an outline with its lines, and what each heading rests on."""
    outline, rests = drafted.outline, drafted.rests
    return {
        "id": outline.id,
        "name": outline.name,
        "lines": [
            {
                "id": line.id,
                "kind": str(line.kind),
                "level": line.level,
                "text": line.text,
                "claim": line.claim_id or None,
                "highlight": line.highlight_id or None,
                "passages": rests[line.id].passages if line.id in rests else None,
                "documents": rests[line.id].documents if line.id in rests else None,
                "doubts": {str(kind): count for kind, count in rests[line.id].doubts.items()}
                if line.id in rests
                else None,
            }
            for line in outline.lines
        ],
    }


def _standing(counts: Mapping[str, int]) -> Record:
    found: Counter[str] = Counter()
    for status, count in counts.items():
        found[known_status(PlacementStatus(status))] += count
    return dict(found)


def backup_record(backup: Backup) -> Record:
    """Return what a backup holds."""
    return {
        "name": backup.name,
        "path": str(backup.path),
        "made": backup.made.isoformat(),
        "reason": str(backup.reason),
        "library": backup.library_id,
        "documents": backup.documents,
        "highlights": backup.highlights,
        "notes": backup.notes,
        "newest": backup.newest.isoformat() if backup.newest else None,
        "sound": backup.sound,
        "problems": list(backup.problems),
        "size": backup.size,
    }


def search_record(result: SearchResult) -> Record:
    """Return a search's hits, the best first."""
    return {
        "query": result.query,
        "total": result.total,
        "corrected": result.corrected or None,
        "corrected_total": result.corrected_total,
        "remarks": list(result.remarks),
        "hits": [
            {
                "document": hit.document_id or None,
                "title": hit.title,
                "section": hit.section,
                "page": hit.page,
                "start": hit.start,
                "end": hit.end,
                "score": hit.score,
                "snippet": hit.snippet,
                "highlight": hit.highlight_id or None,
                "note": hit.note_id or None,
                "gone": hit.is_gone,
            }
            for hit in result.hits
        ],
    }
