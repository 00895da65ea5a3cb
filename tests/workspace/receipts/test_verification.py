"""A receipt is checked as by a stranger: with the source alone, whoever may have altered it."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.past.receipt import ReceiptForm, receipt_of
from desktop.errors import NoReceiptError
from desktop.workspace.receipts import verification
from desktop.workspace.receipts.consistency import contradictions
from desktop.workspace.receipts.verification import check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.workspace import Workspace

Place = tuple[str | int, ...]
STATED = {
    *(("made",), ("made_by",), ("program",)),
    *(("document", name) for name in ("title", "kind", "date", "publisher", "url", "language")),
    ("highlight", "came_with_file"),
    *(("source", name) for name in ("name", "importer", "encoding", "whole_page", "own_outline")),
}
"""What the library says, and neither the source nor a seal can show."""


@pytest.fixture
def receipt(workspace: Workspace, document_id: str, tmp_path: Path) -> Path:
    kept = workspace.highlights.add_quotation(
        document_id, "902 applications", 1, note="first", tags=["figures"]
    )
    workspace.highlights.change(kept.id, note="counted once")
    workspace.highlights.add_tag(kept.id, "harbour/survey")
    workspace.highlights.remove_tag(kept.id, "figures")
    start = kept.start
    workspace.highlights.move(kept.id, start - 8, kept.end)
    return workspace.receipts.file(tmp_path / "receipt.json", kept.id, ReceiptForm.JSON)


def leaves(value: Any, place: Place = ()) -> Iterator[Place]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from leaves(value[key], (*place, key))
    else:
        yield place


def at(value: Any, place: Place) -> Any:
    for key in place:
        value = value[key]
    return value


def altered(value: Any) -> Any:
    """Return another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        if value and all(sign in "0123456789abcdef" for sign in value):
            return value[:-1] + ("0" if value[-1] != "0" else "1")
        return f"{value}x"
    return "x" if value is None else value


def test_a_receipt_holds_in_every_form(
    workspace: Workspace, receipt: Path, report: Path, tmp_path: Path
) -> None:
    (kept,) = workspace.highlights.all()
    for form in ReceiptForm:
        path = workspace.receipts.file(tmp_path / f"written.{form}", kept.id, form)
        assert check(path, report) == ((), ())
    told = receipt_of(receipt.read_text("utf-8"))
    assert told.passage.quotation == "counted 902 applications"
    assert told.highlight.tags == ("harbour/survey",)
    assert [turn for event in told.history for turn in event.turns if turn[0] == "note"] == [
        ("note", "", "first"),
        ("note", "first", "counted once"),
    ]


def test_no_receipt_tells_where_anything_lies(
    workspace: Workspace, receipt: Path, tmp_path: Path
) -> None:
    (kept,) = workspace.highlights.all()
    for form in ReceiptForm:
        assert str(tmp_path) not in workspace.receipts.text(kept.id, form)
    assert receipt_of(receipt.read_text("utf-8")).source.name == "survey.txt"


def test_whatever_is_altered_shows(receipt: Path, report: Path) -> None:
    whole = json.loads(receipt.read_text("utf-8"))

    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(sorted(leaves(whole), key=str)))
    def alter(place: Place) -> None:
        other = copy.deepcopy(whole)
        at(other, place[:-1])[place[-1]] = altered(at(whole, place))
        receipt.write_text(json.dumps(other), "utf-8")
        with suppress(NoReceiptError):  # said, too
            assert check(receipt, report).problems

    alter()


def test_what_is_altered_under_a_new_digest_meets_the_source_and_the_seals(
    receipt: Path, report: Path
) -> None:
    whole = json.loads(receipt.read_text("utf-8"))
    provable = sorted(set(leaves(whole)) - STATED - {("digest",)}, key=str)
    for place in provable:
        other = copy.deepcopy(whole)
        at(other, place[:-1])[place[-1]] = altered(at(whole, place))
        with suppress(ValueError, NoReceiptError):  # of another kind or form: no receipt at all
            forged = receipt_of(json.dumps(other)).sealed()
            receipt.write_text(forged.as_json(), "utf-8")
            problems = tuple(contradictions(forged)) or check(receipt, report).problems
            assert problems, f"nobody notices another {place}"


def test_events_cannot_be_left_out_or_turned_round(receipt: Path, report: Path) -> None:
    whole = json.loads(receipt.read_text("utf-8"))
    for number in range(1, len(whole["chain"]) - 1):  # without its end it is an older receipt
        other = copy.deepcopy(whole)
        del other["chain"][number], other["history"][number]
        receipt.write_text(receipt_of(json.dumps(other)).sealed().as_json(), "utf-8")
        assert check(receipt, report).problems, whole["chain"][number]
    other = copy.deepcopy(whole)
    other["chain"].reverse()
    receipt.write_text(receipt_of(json.dumps(other)).sealed().as_json(), "utf-8")
    assert check(receipt, report).problems


def test_another_source_is_named(receipt: Path, report: Path) -> None:
    text = report.read_text("utf-8")
    report.write_text(f"A new beginning.\n\n{text}", "utf-8")
    (only,) = check(receipt, report).problems
    assert only.startswith("The source is another file")
    report.write_text(text.replace("902", "912"), "utf-8")
    assert check(receipt, report).problems == (only, "The quotation is not in the source.")
    report.unlink()
    assert check(receipt, report).problems[0].startswith("The source cannot be read")


def test_a_page_says_what_the_receipt_in_it_says(
    workspace: Workspace, receipt: Path, report: Path, tmp_path: Path
) -> None:
    (kept,) = workspace.highlights.all()
    for form in (ReceiptForm.HTML, ReceiptForm.MARKDOWN):
        path = workspace.receipts.file(tmp_path / f"written.{form}", kept.id, form)
        text = path.read_text("utf-8")
        path.write_text(text.replace("902", "912", 1), "utf-8")
        assert check(path, report).problems == (
            "What the file says is not what the receipt inside it says.",
        )
    assert receipt.exists()


def test_a_newer_importer_looks_for_the_quotation(
    receipt: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = json.loads(receipt.read_text("utf-8"))
    whole["source"]["importer"] = "text 1"
    receipt.write_text(receipt_of(json.dumps(whole)).sealed().as_json(), "utf-8")
    found = check(receipt, report)
    assert not found.problems
    assert "text 1 then" in found.remarks[0]
    assert found.remarks[0].endswith("place, page and section were not compared.")
    monkeypatch.setattr(verification, "VERSION", 2)
    with pytest.raises(NoReceiptError, match="another version"):
        check(receipt, report)


def test_facts_that_a_person_entered_are_told_as_such(
    workspace: Workspace, receipt: Path, report: Path, document_id: str
) -> None:
    facts = replace(workspace.documents.get(document_id).facts, title="Another", authors=("Ana",))
    workspace.documents.update_facts(document_id, facts)
    (kept,) = workspace.highlights.all()
    workspace.receipts.file(receipt, kept.id, ReceiptForm.JSON, replace=True)
    found = check(receipt, report)
    assert not found.problems
    assert found.remarks == ("Not from the source, but entered by a person: title, authors.",)


def test_what_is_said_twice_is_no_receipt(receipt: Path, report: Path) -> None:
    text = receipt.read_text("utf-8")
    shown = '"passage": {"quotation": "of which 9,999 were counted",'
    receipt.write_text(text.replace('"passage": {', shown, 1), "utf-8")
    with pytest.raises(NoReceiptError, match="passage says “quotation” twice"):
        check(receipt, report)


def test_a_mail_may_end_lines_otherwise(workspace: Workspace, receipt: Path, report: Path) -> None:
    (kept,) = workspace.highlights.all()
    workspace.highlights.change(kept.id, note="one\r\ntwo")
    for form in ReceiptForm:
        text = workspace.receipts.text(kept.id, form)
        receipt.write_text("\ufeff" + text.replace("\n", "\r\n"), "utf-8", newline="")
        assert check(receipt, report) == ((), ())


def test_that_an_outline_is_the_readers_own_is_told(receipt: Path, report: Path) -> None:
    whole = json.loads(receipt.read_text("utf-8"))
    whole["source"]["own_outline"] = True
    whole["passage"]["page"] = "12"
    receipt.write_text(receipt_of(json.dumps(whole)).sealed().as_json(), "utf-8")
    (only,) = check(receipt, report).remarks
    assert only.endswith("section and page were not compared.")


@pytest.mark.parametrize("text", ["", "{}", "[]", "no receipt", '{"form": 1}', "[" * 100_000])
def test_other_files_are_no_receipts(text: str, tmp_path: Path, report: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, "utf-8")
    with pytest.raises(NoReceiptError, match="no receipt that can be checked"):
        check(path, report)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(NoReceiptError):
        check(path, report)
