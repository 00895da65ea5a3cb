from __future__ import annotations

from io import BytesIO
from unicodedata import normalize

import pikepdf
import pytest

from desktop.pdf import PdfFile
from desktop.pdf.catalogue.catalogued import catalogued, opened
from desktop.pdf.catalogue.password_spelling import spellings
from desktop.pdf.engine import LockedError
from tests.formats.pdf.samples import lines, pdf

TYPED = "pässwörd"


def sealed(password: str | bytes, revision: int) -> bytes:
    """Return a file that says something of itself, locked."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf(lines("Words")))) as file:
        with file.open_metadata() as told:
            told["dc:title"] = "A title"
        is_old = revision < 4
        locking = pikepdf.Encryption(
            owner="boss", user=password, R=revision, aes=not is_old, metadata=not is_old
        )
        file.save(written, encryption=locking)
    return written.getvalue()


def test_ascii_is_tried_once():
    assert spellings("sesame") == [b"sesame"]
    assert spellings("") == [b""]


@pytest.mark.parametrize("typed", [TYPED, normalize("NFD", TYPED)])
@pytest.mark.parametrize(
    ("kept", "revision"),
    [
        (TYPED, 2),
        (TYPED, 3),
        (TYPED.encode().decode("latin-1"), 3),
        (TYPED, 6),
        (normalize("NFD", TYPED), 6),
    ],
)
def test_a_password_opens_however_its_letters_were_written(typed, kept, revision):
    data = sealed(kept, revision)
    with PdfFile(data, typed) as file:
        assert file.pages == 1
    with opened(data, typed) as beside:
        assert len(beside.pages) == 1
    assert b"A title" in catalogued(data, typed).xmp


@pytest.mark.parametrize("cut", [False, True])
def test_of_a_long_password_the_first_bytes_or_all_count(cut):
    typed = "a long word of passing " * 9
    data = sealed(typed.encode()[: 127 if cut else None], 6)
    with PdfFile(data, typed) as file:
        assert file.pages == 1
    if cut:  # else what reads it beside the engine cuts what it has not cut as it wrote
        assert b"A title" in catalogued(data, typed).xmp
    with pytest.raises(LockedError), PdfFile(data, typed[:126]):
        pass


@pytest.mark.parametrize("wrong", ["", "passwort", "pässwort", "пароль", "\ud800"])
def test_another_one_does_not(wrong):
    data = sealed(TYPED, 6)
    with pytest.raises(LockedError), PdfFile(data, wrong):
        pass
    with pytest.raises(pikepdf.PasswordError):
        opened(data, wrong)
