from __future__ import annotations

import os

import pytest

from desktop.domain.citing.mend import MendKind
from desktop.errors import ChangedDraftError, StorageError, UnreadableFileError


@pytest.fixture
def library(surveyed):
    return surveyed


@pytest.fixture
def mend(library, tmp_path):
    """Put the first quotation of a draft right; return the bytes before and after."""

    def call(data: bytes, kind: MendKind, name: str = "draft.md"):
        path = tmp_path / name
        path.write_bytes(data)
        draft = library.proofs.draft(path)
        ways = {one.kind: one for one in library.proofs.ways(draft, draft.proofs[0])}
        library.proofs.mend(draft, ways[kind])
        return path.read_bytes()

    return call


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("It says “Of these, 418 were granted by the office”. So.\n", MendKind.SOURCE,
         "It says “Of these, 408 were granted by the office”. So.\n"),
        ("> Of these, 418 were\n> granted by the office.\n\nSo.\n", MendKind.SOURCE,
         "> Of these, 408 were granted by the office.\n\nSo.\n"),
        ("- “Of these, 408 were surely granted by the office”\n", MendKind.MARKED,
         "- “Of these, 408 were [surely] granted by the office”\n"),
        ("He says “the old court was ever closed” there.\n", MendKind.WHOLE,
         "He says “It is not true that the old court was ever closed” there.\n"),
        ("“The harbour was dug by four hundred men” (p. 5) and so on, p. 5.\n", MendKind.PAGE,
         "“The harbour was dug by four hundred men” (p. 4) and so on, p. 5.\n"),
        ("“in the summer of that year. All of them were paid” (p. 9)\n", MendKind.PAGE,
         "“in the summer of that year. All of them were paid” (pp. 4–5)\n"),
        ("“The harbour was dug by four hundred men”.[^1]\n\n[^1]: See p. 5 there.\n", MendKind.PAGE,
         "“The harbour was dug by four hundred men”.[^1]\n\n[^1]: See p. 4 there.\n"),
        ('It says "We never received the forms that the office had promised to us".\n',
         MendKind.SOURCE,
         'It says "We never received the forms that the ministry had promised to us".\n'),
    ],
)  # fmt: skip
def test_a_quotation_is_put_right_in_its_file(mend, before, kind, after):
    assert mend(before.encode(), kind).decode() == after


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_else_is_kept_byte_for_byte(mend, encoding, end):
    text = "\tÄ 𝄞 line…\n\nIt says “Of these, 418 were granted by the office”.  \n\n\nLast\x0c line"
    text = text.replace("\n", end)
    after = mend(text.encode(encoding), MendKind.SOURCE)
    assert after == text.replace("418", "408").encode(encoding)


def test_a_draft_that_is_mended_is_right_and_can_be_as_it_was(library, tmp_path):
    path = tmp_path / "draft.md"
    before = "“Of these, 418 were granted by the office” and\r\n“a blue door”.".encode()
    path.write_bytes(before)
    path.chmod(0o640)
    draft = library.proofs.draft(path)
    (way,) = library.proofs.ways(draft, draft.proofs[0])
    done = library.proofs.mend(draft, way)
    assert all(one.status.is_good for one in library.proofs.of(path))
    assert path.stat().st_mode & 0o777 == 0o640
    library.proofs.take_back(path, done)
    assert path.read_bytes() == before
    with pytest.raises(ChangedDraftError, match=r"draft\.md was changed since"):
        library.proofs.take_back(path, done)


def test_what_somebody_wrote_on_is_left_alone(library, tmp_path):
    path = tmp_path / "draft.md"
    path.write_text("“Of these, 418 were granted by the office”", "utf-8")
    draft = library.proofs.draft(path)
    (way,) = library.proofs.ways(draft, draft.proofs[0])
    assert library.proofs.is_as_proved(draft)
    path.write_text("“Of these, 418 were granted by the office”!", "utf-8")
    assert not library.proofs.is_as_proved(draft)
    assert library.proofs.ways(draft, draft.proofs[0]) == []
    with pytest.raises(ChangedDraftError):
        library.proofs.mend(draft, way)
    assert path.read_text("utf-8").endswith("!")
    path.unlink()
    with pytest.raises(UnreadableFileError):
        library.proofs.mend(draft, way)


def test_a_link_to_a_draft_stays_a_link(library, tmp_path):
    (tmp_path / "real.md").write_text("“Of these, 418 were granted by the office”", "utf-8")
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "real.md")
    draft = library.proofs.draft(link)
    library.proofs.mend(draft, library.proofs.ways(draft, draft.proofs[0])[0])
    assert link.is_symlink()
    assert "408" in (tmp_path / "real.md").read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_protected_draft_is_not_replaced(library, tmp_path):
    path = tmp_path / "draft.md"
    path.write_text("“Of these, 418 were granted by the office”", "utf-8")
    draft = library.proofs.draft(path)
    way = library.proofs.ways(draft, draft.proofs[0])[0]
    path.chmod(0o444)
    with pytest.raises(StorageError):
        library.proofs.mend(draft, way)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft.md", "“Of **these**, 418 were granted by the office”"),
        ("draft.html", "<p>“Of these, 418 were granted by the office”</p>"),
        ("draft.md", "> Of these, 418 were\n>\n> granted by the office."),
    ],
)
def test_where_the_file_has_more_than_words_they_can_be_copied(library, tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    draft = library.proofs.draft(tmp_path / name)
    (way,) = library.proofs.ways(draft, draft.proofs[0])
    assert way.raw is None
    assert way.words.startswith("Of these, 408 were granted by the office")


def test_both_sides_are_shown_with_what_is_other(library, tmp_path):
    (tmp_path / "draft.md").write_text("He says “Of these, 418 were granted” there.", "utf-8")
    draft = library.proofs.draft(tmp_path / "draft.md")
    shown = library.proofs.sides(draft, draft.proofs[0])
    assert (shown.draft.before, shown.draft.after) == ("He says “", "” there.")
    assert shown.source is not None
    (one,) = shown.differences
    assert shown.draft.words[slice(*one.old)] == "418"
    assert shown.source.words[slice(*one.new)] == "408"
    assert one.turns_sense
