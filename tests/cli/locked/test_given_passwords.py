from __future__ import annotations

import json

import pytest

from desktop.keyring import key_of
from tests.formats.pdf.samples import lines, locked, pdf


def test_a_file_with_the_password_opens_a_locked_one(run, tmp_path, capsys):
    path, key = tmp_path / "locked.pdf", tmp_path / "key.txt"
    path.write_bytes(locked("Secret words", "hunter2"))
    code, out, err = run("import", path, "--json")
    assert (code, json.loads(out)[0]["needs_password"]) == (1, True)
    assert err.strip() == (
        "locked.pdf was not imported: it opens with a password, and none was given."
    )
    key.write_text("wrong\n")
    code, _, err = run("import", path, "--password-file", key)
    assert (code, "does not open with the password" in err) == (1, True)
    key.write_text("hunter2\r\nanything\n", newline="")
    assert run("explain", path, "--password-file", key)[0] == 0
    key.write_text("hunter2\r\n", newline="", encoding="utf-8-sig")
    assert run("import", path, "--password-file", key)[0] == 0
    assert "Secret words" in run("show", "locked")[1]
    assert run("reread", "locked")[0] == 1
    assert run("reread", "locked", "--password-file", key)[0] == 0
    with pytest.raises(SystemExit) as usage:
        run("import", path, "--password-file", tmp_path / "none.txt")
    assert usage.value.code == 2
    assert capsys.readouterr().err == (
        "manicule: the file with the password cannot be read: it does not exist\n"
    )


@pytest.fixture
def folder(tmp_path, keyring):
    """Return a folder of three files: one is open, of one locked the password is kept."""
    made = tmp_path / "files"
    made.mkdir()
    (made / "open.pdf").write_bytes(pdf(lines("Open words")))
    for name in ("kept", "other"):
        (made / f"{name}.pdf").write_bytes(locked(f"Secret {name} words", "hunter2"))
    keyring.usable = True
    keyring.kept[key_of(made / "kept.pdf")] = ("kept.pdf", "hunter2")
    return made


def test_kept_passwords_are_used_only_when_told(run, folder, keyring):
    run("import", folder / "kept.pdf")
    assert keyring.asked == []
    code, out, err = run("import", folder, "--kept-password", "--json")
    done = {one["path"].rpartition("/")[2]: one["status"] for one in json.loads(out)}
    assert done == {"open.pdf": "imported", "kept.pdf": "imported", "other.pdf": "failed"}
    assert (code, "other.pdf was not imported: it opens with a password" in err) == (1, True)
    assert run("reread", "kept", "--kept-password")[0] == 0
    assert run("explain", folder / "kept.pdf", "--kept-password")[0] == 0


def test_a_keyring_that_cannot_be_used_is_said(run, folder, keyring):
    keyring.usable = False
    code, _, err = run("explain", folder / "kept.pdf", "--kept-password")
    assert (code, "keyring of this computer could not be used" in err) == (1, True)


def test_one_way_is_enough(run, folder, tmp_path):
    with pytest.raises(SystemExit):
        run("explain", folder / "kept.pdf", "--kept-password", "--password-file", tmp_path / "a")
