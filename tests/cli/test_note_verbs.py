from __future__ import annotations

import json

from desktop.workspace import Workspace


def test_notes_are_written_listed_and_handed_on(run, imported, tmp_path):
    assert "There are no notes" in run("notes")[1]
    code, out, _ = run("note", "My plan", "--text", "Read *all*.", "--document", imported, "--json")
    assert code == 0
    made = json.loads(out)
    run("note", "Elsewhere")
    assert "Harbour survey" in run("notes")[1]
    listed = json.loads(run("notes", "--json")[1])
    assert [one["title"] for one in listed] == ["Elsewhere", "My plan"]
    assert listed[1] == made
    assert made["document"] == imported
    assert (made["text"], made["links"]) == ("Read *all*.", [])
    assert len(json.loads(run("notes", "--document", imported, "--json")[1])) == 1
    assert "# My plan\n\nRead *all*.\n" in run("export", "--notes")[1]
    assert "Elsewhere" not in run("export", "--notes", "--document", imported)[1]
    folder = tmp_path / "out"
    assert run("export", "--notes", "--output", f"{folder}/")[0] == 0
    assert sorted(path.name for path in folder.iterdir()) == ["Elsewhere.md", "My plan.md"]
    file = tmp_path / "all.md"
    assert run("export", "--notes", "--output", file)[0] == 0
    assert run("export", "--notes", "--output", file)[0] == 1


def test_a_search_tells_which_note_answers(run, imported):
    made = json.loads(run("note", "Pelicans", "--json")[1])
    (hit,) = json.loads(run("search", "pelicans", "--json")[1])["hits"]
    assert (hit["note"], hit["document"]) == (made["id"], None)
    assert "(note)" in run("search", "pelicans")[1]


def test_bookmarks_are_told_with_their_document(run, imported, tmp_path):
    workspace = Workspace.open(tmp_path / "library")
    made = workspace.bookmarks.add(imported, 16, "Counts")
    workspace.close()
    told = {"id": made.id, "name": "Counts", "revision": 1, "start": made.start}
    assert json.loads(run("documents", "--json")[1])[0]["bookmarks"] == [told]
    assert json.loads(run("show", imported, "--json")[1])["bookmarks"] == [told]
    assert "bookmarks: Counts" in run("show", imported)[1]


def test_what_is_not_there_is_said(run):
    code, _, err = run("note", "Plan", "--document", "nowhere")
    assert code == 1
    assert "nowhere" in err
