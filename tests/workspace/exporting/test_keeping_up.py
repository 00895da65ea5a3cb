from __future__ import annotations

import os
import re
import stat
import sys

import pytest

from desktop.domain import Facts, LinkKind, Region
from desktop.domain.exchanged.kept_export import Became, Kept, KeptForm
from desktop.errors import (
    InvalidValueError,
    KeptExportError,
    NotFoundError,
    OwnFileError,
    QuestionError,
    StorageError,
)
from desktop.export.kept import guarded_file
from desktop.workspace import Workspace
from tests.formats.pdf.samples import Made, lines
from tests.workspace.exporting.fuzzing_editor import FuzzingEditor


@pytest.fixture
def vault(tmp_path):
    folder = tmp_path / "vault"
    folder.mkdir()
    return folder


@pytest.fixture
def one(workspace, document_id):
    return workspace.highlights.add_quotation(document_id, "902 applications", tags=("a b/c",))


@pytest.fixture(params=[KeptForm.OBSIDIAN, KeptForm.MARKDOWN])
def target(request, workspace, vault):
    return workspace.keeping.add(Kept("Vault", str(vault), request.param))


def refresh(workspace, target):
    (report,) = workspace.keeping.refresh([target.id]).values()
    return report


def notes(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def read(folder, name="Harbour survey.md"):
    return (folder / name).read_bytes().decode()


def edit(folder, old, new, name="Harbour survey.md"):
    text = read(folder, name)
    assert old in text
    (folder / name).write_bytes(text.replace(old, new).encode())


def test_a_note_is_written_and_written_again(workspace, document_id, one, target, vault):
    report = refresh(workspace, target)
    assert report.counts == {Became.CREATED: 1}
    assert "902 applications" in read(vault)
    before = (vault / "Harbour survey.md").stat().st_mtime_ns
    assert refresh(workspace, target).counts == {Became.UNCHANGED: 1}
    assert (vault / "Harbour survey.md").stat().st_mtime_ns == before
    workspace.highlights.add_quotation(document_id, "1,300 applications")
    report = refresh(workspace, target)
    assert report.counts == {Became.REWRITTEN: 1}
    assert not report.remarks
    assert "1,300 applications" in read(vault)
    assert workspace.keeping.all()[0].report.counts == report.counts


def test_what_a_person_wrote_around_the_block_stays(workspace, one, target, vault):
    refresh(workspace, target)
    text = "\ufeff" + read(vault).replace("\n", "\r\n") + "My own thoughts\r\n"
    (vault / "Harbour survey.md").write_bytes(text.encode())
    assert refresh(workspace, target).counts == {Became.UNCHANGED: 1}
    workspace.highlights.change(one.id, note="A new note")
    assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}
    now = read(vault)
    assert now.startswith("\ufeff---\r\n")
    assert now.endswith("My own thoughts\r\n")
    assert "A new note" in now
    assert not re.search("(?<!\r)\n", now)


def test_an_edited_block_is_kept_and_what_is_new_appended(
    workspace, document_id, one, target, vault
):
    refresh(workspace, target)
    edit(vault, "902 applications", "902 applications (I counted 903)")
    assert refresh(workspace, target).counts == {Became.KEPT: 1}
    workspace.highlights.add_quotation(document_id, "1,300 applications")
    report = refresh(workspace, target)
    assert report.counts == {Became.EXTENDED: 1}
    assert report.remarks[0].became is Became.EXTENDED
    assert "is kept; 1 new at its end." in report.remarks[0].sentence
    text = read(vault)
    assert "(I counted 903)" in text
    assert text.index("### Added ") < text.index("1,300 applications")
    assert refresh(workspace, target).counts == {Became.KEPT: 1}
    assert read(vault) == text


def test_without_its_marks_a_note_is_written_beside_with_the_reason(workspace, one, target, vault):
    refresh(workspace, target)
    (vault / "Harbour survey.md").write_text("All mine now", encoding="utf-8")
    report = refresh(workspace, target)
    assert report.counts == {Became.BESIDE: 1}
    assert report.remarks[0].sentence == (
        "Harbour survey.md was left as it is: its marks are gone. "
        "The note is Harbour survey (2).md from now on."
    )
    assert read(vault) == "All mine now"
    assert "902 applications" in read(vault, "Harbour survey (2).md")
    assert refresh(workspace, target).counts == {Became.UNCHANGED: 1}
    assert notes(vault) == ["Harbour survey (2).md", "Harbour survey.md"]


@pytest.mark.parametrize("mark", ["manicule:end", "manicule:begin"])
def test_with_half_of_its_marks_too(workspace, one, target, vault, mark):
    refresh(workspace, target)
    mine = re.sub(f".*{mark}.*\n", "mine\n", read(vault))
    (vault / "Harbour survey.md").write_bytes(mine.encode())
    assert refresh(workspace, target).counts == {Became.BESIDE: 1}
    assert read(vault) == mine
    assert refresh(workspace, target).counts == {Became.UNCHANGED: 1}


def test_a_file_of_that_name_that_was_not_written_here_stays(workspace, one, target, vault):
    (vault / "harbour SURVEY.md").write_text("Mine", encoding="utf-8")
    (vault / "Harbour survey.md").write_text("Mine", encoding="utf-8")
    report = refresh(workspace, target)
    assert report.counts == {Became.BESIDE: 1}
    assert "was not written here" in report.remarks[0].sentence
    assert read(vault) == "Mine"
    assert "902" in read(vault, "Harbour survey (2).md")


def test_a_deleted_note_is_written_anew(workspace, one, target, vault):
    refresh(workspace, target)
    (vault / "Harbour survey.md").unlink()
    assert refresh(workspace, target).counts == {Became.CREATED: 1}


def test_a_removed_highlight_is_struck_or_told_of(workspace, document_id, one, target, vault):
    other = workspace.highlights.add_quotation(document_id, "1,300 applications")
    refresh(workspace, target)
    workspace.highlights.remove(other.id)
    report = refresh(workspace, target)
    assert report.remarks[0].sentence == (
        "1 passage in Harbour survey.md is removed here, and struck there."
    )
    assert "~~“1,300 applications”~~" in read(vault)
    assert not refresh(workspace, target).remarks
    edit(vault, "# Harbour", "# My Harbour")
    workspace.highlights.remove(one.id)
    report = refresh(workspace, target)
    assert "2 passages in Harbour survey.md are removed here, and still in it." in [
        remark.sentence for remark in report.remarks
    ]
    assert "> 902 applications" in read(vault)


def test_the_last_highlight_that_goes_is_struck_too(workspace, one, target, vault):
    refresh(workspace, target)
    workspace.highlights.remove(one.id)
    assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}
    assert "~~“902 applications”~~" in read(vault)
    workspace.highlights.restore(one.id)
    refresh(workspace, target)
    assert "> 902 applications" in read(vault)
    assert "~~" not in read(vault)


def test_a_renamed_document_takes_its_note_along(workspace, document_id, one, target, vault):
    refresh(workspace, target)
    workspace.documents.update_facts(document_id, Facts(title="Port: a survey?"))
    assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}
    assert notes(vault) == ["Port a survey.md"]


def test_a_note_that_a_person_renamed_or_moved_is_found_and_keeps_its_name(
    workspace, document_id, one, target, vault
):
    refresh(workspace, target)
    (vault / "deep").mkdir()
    (vault / "Harbour survey.md").rename(vault / "deep" / "My name.md")
    assert refresh(workspace, target).counts == {Became.UNCHANGED: 1}
    workspace.documents.update_facts(document_id, Facts(title="Port survey"))
    refresh(workspace, target)
    assert notes(vault) == ["deep/My name.md"]
    assert "Port survey" in read(vault, "deep/My name.md")


def test_of_a_note_that_was_copied_one_is_written(workspace, one, target, vault):
    refresh(workspace, target)
    (vault / "A copy.md").write_bytes((vault / "Harbour survey.md").read_bytes())
    assert refresh(workspace, target).counts == {Became.UNCHANGED: 1}
    (vault / "Harbour survey.md").rename(vault / "Z.md")
    report = refresh(workspace, target)
    assert [remark.path for remark in report.remarks] == ["Z.md"]


def test_links_lead_to_notes_by_the_names_they_have(workspace, document_id, one, vault, tmp_path):
    (tmp_path / "second.txt").write_text("Second paper\n\nIt says no such thing.")
    workspace.imports.files([tmp_path / "second.txt"])
    (second,) = [d.id for d in workspace.documents.all() if d.id != document_id]
    other = workspace.highlights.add_quotation(second, "no such thing")
    workspace.links.add(one.id, other.id, LinkKind.CONTRADICTS)
    target = workspace.keeping.add(Kept("Vault", str(vault)))
    refresh(workspace, target)
    title = workspace.documents.get(second).title
    assert f"Contradicts: [[{title}#^m-{other.id[:8]}|“no such thing”]]" in read(vault)
    (vault / f"{title}.md").rename(vault / "Renamed.md")
    refresh(workspace, target)
    assert f"[[Renamed#^m-{other.id[:8]}|" in read(vault)


def test_only_what_answers_in_a_collection_is_kept(workspace, document_id, one, vault):
    inside = workspace.collections.add("Papers")
    kept = Kept("Some", str(vault), question="note:nothing", collection=inside.id)
    target = workspace.keeping.add(kept)
    assert refresh(workspace, target).counts == {}
    target = workspace.keeping.change(target.id, Kept("Some", str(vault), collection=inside.id))
    assert refresh(workspace, target).counts == {}
    workspace.documents.move(document_id, inside.id)
    assert refresh(workspace, target).counts == {Became.CREATED: 1}
    workspace.documents.move(document_id, None)
    report = refresh(workspace, target)
    assert report.counts == {Became.LEFT: 1}
    assert "its note stays" in report.remarks[0].sentence
    workspace.collections.remove(inside.id)
    assert "its collection is gone" in refresh(workspace, target).error
    assert notes(vault) == ["Harbour survey.md"]


def test_a_smart_tag_is_asked_as_it_is_by_then(workspace, document_id, one, vault):
    saved = workspace.questions.save("Mine", "note:never")
    target = workspace.keeping.add(Kept("Mine", str(vault), smart_tag=saved.id))
    assert refresh(workspace, target).counts == {}
    workspace.questions.save("Mine", "text:902")
    assert refresh(workspace, target).counts == {Became.CREATED: 1}
    workspace.questions.remove(saved.id)
    assert "smart tag is gone" in refresh(workspace, target).error


def test_what_is_wrong_is_one_sentence_and_loses_nothing(workspace, one, vault, tmp_path):
    for kept, error in (
        (Kept("", str(vault)), InvalidValueError),
        (Kept("x", "relative"), KeptExportError),
        (Kept("x", str(vault), question="and and"), QuestionError),
        (Kept("x", str(workspace.folder)), OwnFileError),
        (Kept("x", str(vault), KeptForm.TEMPLATE, template="none"), NotFoundError),
    ):
        with pytest.raises(error):
            workspace.keeping.add(kept)
    target = workspace.keeping.add(Kept("x", str(vault)))
    with pytest.raises(InvalidValueError):
        workspace.keeping.add(Kept("x", str(vault)))
    refresh(workspace, target)
    text = read(vault)
    vault.rename(tmp_path / "unplugged")
    assert f"there is no folder {vault}" in refresh(workspace, target).error
    assert not vault.exists()
    (tmp_path / "unplugged").rename(vault)
    assert refresh(workspace, target).counts == {Became.UNCHANGED: 1}
    assert read(vault) == text


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="everything is allowed")
def test_a_folder_that_cannot_be_written_fails_alone(workspace, one, target, vault):
    refresh(workspace, target)
    workspace.highlights.change(one.id, note="new")
    vault.chmod(stat.S_IRUSR | stat.S_IXUSR)
    report = refresh(workspace, target)
    vault.chmod(0o755)
    assert report.counts == {Became.FAILED: 1}
    assert "could not be written" in report.remarks[0].sentence
    assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}


def test_a_full_disk_fails_alone_and_is_made_up_for(workspace, one, target, vault, monkeypatch):
    refresh(workspace, target)
    text = read(vault)
    workspace.highlights.change(one.id, note="new")

    def full(_path, _data):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(guarded_file, "_written_beside", full)
        assert refresh(workspace, target).counts == {Became.FAILED: 1}
    assert read(vault) == text
    assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}


def test_a_note_that_is_written_to_meanwhile_is_read_again(
    workspace, one, target, vault, monkeypatch
):
    refresh(workspace, target)
    workspace.highlights.change(one.id, note="new")
    replace, times = guarded_file.replace, []

    def late(was, text):
        if not times:
            times.append(1)
            edit(vault, "---\n", "---\nmine: 1\n")
        replace(was, text)

    monkeypatch.setattr(guarded_file, "replace", late)
    assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}
    assert "mine: 1" in read(vault)
    assert "new" in read(vault)


def test_two_at_the_same_time_do_not_take_each_other_for_a_person(
    workspace, document_id, one, target, vault, monkeypatch
):
    refresh(workspace, target)
    workspace.highlights.change(one.id, note="new")
    replace, second = guarded_file.replace, Workspace.open(workspace.folder)

    def late(was, text):
        monkeypatch.setattr(guarded_file, "replace", replace)
        second.highlights.change(one.id, note="newer")
        assert refresh(second, target).counts == {Became.REWRITTEN: 1}
        replace(was, text)

    monkeypatch.setattr(guarded_file, "replace", late)
    refresh(workspace, target)
    second.close()
    refresh(workspace, target)
    workspace.highlights.change(one.id, note="newest")
    assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}
    assert "newest" in read(vault)


def test_a_restart_loses_no_target_and_stopping_leaves_the_files(workspace, one, target, vault):
    refresh(workspace, target)
    assert workspace.care.check() == []
    again = Workspace.open(workspace.folder)
    assert again.keeping.find("Vault").kept == target.kept
    assert again.keeping.find(target.id[:6]).id == target.id
    again.keeping.remove(target.id)
    again.close()
    assert workspace.keeping.all() == []
    assert notes(vault) == ["Harbour survey.md"]
    assert workspace.care.check() == []


def test_changes_bring_only_those_up_to_date_that_follow_them(workspace, one, vault):
    workspace.keeping.add(Kept("By hand", str(vault)))
    assert workspace.keeping.refresh_changed() == {}
    (vault / "auto").mkdir()
    auto = workspace.keeping.add(Kept("Auto", str(vault / "auto"), automatic=True))
    assert list(workspace.keeping.refresh_changed()) == [auto.id]
    assert notes(vault) == ["auto/Harbour survey.md"]


def test_only_what_changed_need_be_looked_at(workspace, document_id, one, vault, tmp_path):
    (tmp_path / "second.txt").write_text("Second paper\n\nIt says no such thing.")
    workspace.imports.files([tmp_path / "second.txt"])
    (second,) = [d.id for d in workspace.documents.all() if d.id != document_id]
    other = workspace.highlights.add_quotation(second, "no such thing")
    target = workspace.keeping.add(Kept("Auto", str(vault), automatic=True))
    refresh(workspace, target)
    workspace.links.add(one.id, other.id, LinkKind.CONTRADICTS)
    workspace.highlights.change(other.id, note="new")
    (report,) = workspace.keeping.refresh_changed(highlights=[one.id]).values()
    assert report.counts == {Became.REWRITTEN: 1}
    assert f"[[Second paper#^m-{other.id[:8]}|" in read(vault)
    assert "new" not in read(vault, "Second paper.md")
    workspace.highlights.remove(other.id)
    (report,) = workspace.keeping.refresh_changed([second], [other.id]).values()
    assert report.counts == {Became.REWRITTEN: 1}
    assert "~~" in read(vault, "Second paper.md")
    last = workspace.keeping.all()[0].report
    (report,) = workspace.keeping.refresh_changed([second]).values()
    assert report.counts == {Became.UNCHANGED: 1}
    assert workspace.keeping.all()[0].report == last


def test_two_in_one_folder_have_a_note_each(workspace, one, vault):
    obsidian = workspace.keeping.add(Kept("O", str(vault)))
    markdown = workspace.keeping.add(Kept("M", str(vault), KeptForm.MARKDOWN))
    refresh(workspace, obsidian)
    assert refresh(workspace, markdown).counts == {Became.BESIDE: 1}
    assert notes(vault) == ["Harbour survey (2).md", "Harbour survey.md"]
    workspace.highlights.change(one.id, note="new")
    for target, name in ((obsidian, "Harbour survey.md"), (markdown, "Harbour survey (2).md")):
        assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}
        assert "new" in read(vault, name)


def test_what_ends_between_file_and_record_is_not_taken_for_an_edit(
    workspace, one, target, vault, monkeypatch
):
    refresh(workspace, target)
    workspace.highlights.change(one.id, note="new")
    workspace.documents.update_facts(one.document_id, Facts(title="Harbour survey", date="2026"))
    with monkeypatch.context() as patch:
        put, calls = workspace.opened.library.export_targets.put, []

        def once(*given):
            if calls:
                raise StorageError(vault, "the power went")
            calls.append(given)
            put(*given)

        patch.setattr(workspace.opened.library.export_targets, "put", once)
        assert refresh(workspace, target).counts == {Became.FAILED: 1}
    assert "new" in read(vault)
    workspace.highlights.add_quotation(one.document_id, "1,300 applications")
    report = refresh(workspace, target)
    assert (report.counts, report.remarks) == ({Became.REWRITTEN: 1}, ())
    assert "\nhighlights: 2\n" in read(vault)


def test_a_template_keeps_notes_and_names_them(workspace, document_id, one, vault, tmp_path):
    template = tmp_path / "mine.md.jinja"
    template.write_text(
        "{% if not only_new %}---\ntitle: {{ document.title|yaml }}\n---\n{% endif %}"
        "{% for h in highlights %}{{ h.quote }} ^{{ h.block_id }}\n{% endfor %}",
        encoding="utf-8",
    )
    kept = Kept(
        "T", str(vault), KeptForm.TEMPLATE, template=str(template),
        file_name="{{ document.kind }}/{{ document.title|upper }}",
    )  # fmt: skip
    target = workspace.keeping.add(kept)
    refresh(workspace, target)
    (name,) = notes(vault)
    assert name.endswith("/HARBOUR SURVEY.md")
    assert refresh(workspace, target).counts == {Became.UNCHANGED: 1}
    edit(vault, "902 applications", "nine hundred applications", name)
    other = workspace.highlights.add_quotation(document_id, "1,300 applications")
    report = refresh(workspace, target)
    assert report.counts == {Became.EXTENDED: 1}
    text = read(vault, name)
    assert "nine hundred" in text
    assert f"> 1,300 applications ^m-{other.id[:8]}\n" in text.partition("### Added")[2]
    assert text.count("---\n") == 2
    template.write_text("{{ nothing }}", encoding="utf-8")
    report = refresh(workspace, target)
    assert "line 1: there is nothing called “nothing”" in (
        report.error or report.remarks[0].sentence
    )
    assert read(vault, name) == text


def test_a_file_without_a_place_for_others_is_written_as_a_whole(workspace, one, vault, tmp_path):
    template = tmp_path / "mine.html.jinja"
    template.write_text("<p>{{ document.title }}{{ highlights|length }}</p>\n", encoding="utf-8")
    target = workspace.keeping.add(Kept("T", str(vault), KeptForm.TEMPLATE, template=str(template)))
    refresh(workspace, target)
    path = vault / "Harbour survey.html"
    assert path.read_text(encoding="utf-8") == "<p>Harbour survey1</p>\n"
    workspace.highlights.remove(one.id)
    workspace.highlights.add_quotation(one.document_id, "1,300 applications")
    workspace.highlights.add_quotation(one.document_id, "A second count")
    assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}
    path.write_text("mine", encoding="utf-8")
    assert refresh(workspace, target).counts == {Became.BESIDE: 1}
    assert path.read_text(encoding="utf-8") == "mine"
    assert (vault / "Harbour survey (2).html").exists()
    assert refresh(workspace, target).counts == {Became.UNCHANGED: 1}


@pytest.mark.parametrize("form", [KeptForm.OBSIDIAN, KeptForm.MARKDOWN])
def test_pictures_of_areas_lie_in_a_folder_that_moved_notes_still_find(
    workspace, vault, tmp_path, form
):
    path = tmp_path / "printed.pdf"
    path.write_bytes(Made((lines("A page of words"),)).data())
    printed = workspace.imports.files([path])[0].document_id
    area = workspace.highlights.area(printed, Region(0, 40, 60, 200, 100))
    workspace.highlights.add_area(printed, area)
    target = workspace.keeping.add(Kept("Vault", str(vault), form))
    refresh(workspace, target)
    (name,) = notes(vault)
    (picture,) = (vault / "manicule-pictures").iterdir()
    assert f"(<manicule-pictures/{picture.name}>)" in read(vault, name)
    (vault / "deep").mkdir()
    (vault / name).rename(vault / "deep" / name)
    assert refresh(workspace, target).counts == {Became.REWRITTEN: 1}
    assert f"(<../manicule-pictures/{picture.name}>)" in read(vault, f"deep/{name}")


def test_a_template_tells_pictures_from_where_its_note_lies(workspace, vault, tmp_path):
    path = tmp_path / "printed.pdf"
    path.write_bytes(Made((lines("A page of words"),)).data())
    printed = workspace.imports.files([path])[0].document_id
    area = workspace.highlights.area(printed, Region(0, 40, 60, 200, 100))
    workspace.highlights.add_area(printed, area)
    template = tmp_path / "t.md.jinja"
    template.write_text("{% for h in highlights %}![]({{ h.picture }})\n{% endfor %}")
    kept = Kept(
        "T",
        str(vault),
        KeptForm.TEMPLATE,
        template=str(template),
        file_name="deep/{{ document.id }}",
    )
    refresh(workspace, workspace.keeping.add(kept))
    (picture,) = (vault / "manicule-pictures").iterdir()
    assert f"![](../manicule-pictures/{picture.name})" in read(vault, f"deep/{printed}.md")


def rewritten(workspace, document_id, vault, tmp_path, *, seed, rounds, form):
    """Have a note edited and written again so many times; every word of its editor stays."""
    (tmp_path / "second.txt").write_text(f"Port\n\n{'It says another thing. ' * 20}")
    workspace.imports.files([tmp_path / "second.txt"])
    documents = [one.id for one in workspace.documents.all()]
    template = tmp_path / "mine.md.jinja"
    template.write_text("{% for h in highlights %}\n{{ h.quote }} ^{{ h.block_id }}\n{% endfor %}")
    workspace.keeping.add(Kept("Vault", str(vault), form, template=str(template)))
    editor = FuzzingEditor(vault, workspace, seed)
    for number in range(rounds):
        for _ in range(editor.chance.randrange(3)):
            editor.read_on(editor.chance.choice(documents))
        for _ in range(editor.chance.randrange(4)):
            editor.edit()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(guarded_file, "replace", guarded_file.replace)
            if editor.chance.random() < 0.3:
                editor.at_the_last_moment()
            (report,) = workspace.keeping.refresh().values()
        assert not report.error
        assert not report.counts.get(Became.FAILED), report.remarks
        assert editor.there() == editor.words, f"round {number} of {seed}"
    return editor


@pytest.mark.parametrize("form", [KeptForm.OBSIDIAN, KeptForm.MARKDOWN])
def test_no_word_of_an_editor_is_lost(workspace, document_id, vault, tmp_path, form):
    rewritten(workspace, document_id, vault, tmp_path, seed=1, rounds=10, form=form)


@pytest.mark.slow
@pytest.mark.parametrize("form", [KeptForm.OBSIDIAN, KeptForm.MARKDOWN])
@pytest.mark.parametrize("seed", range(10))
def test_no_word_of_an_editor_is_lost_in_a_hundred_rounds(
    workspace, document_id, vault, tmp_path, seed, form
):
    rewritten(workspace, document_id, vault, tmp_path, seed=seed, rounds=100, form=form)


@pytest.mark.slow
def test_nor_with_a_template(workspace, document_id, vault, tmp_path):
    form = KeptForm.TEMPLATE
    rewritten(workspace, document_id, vault, tmp_path, seed=1, rounds=20, form=form)
