from __future__ import annotations

import json

import pytest

BEFORE = """Waiting times

Whoever applies is heard within 30 days of the application by an officer of the ministry.

Costs are borne by the state unless the applicant has means of her own to pay for them.

A decision is handed over in writing, with the reasons, in a language that is understood.
"""
AFTER = BEFORE.replace("30 days", "14 days").replace(
    "Costs are borne by the state unless the applicant has means of her own to pay for them.\n\n",
    "",
)


@pytest.fixture
def amended(run, tmp_path):
    """Keep two passages of a text, amend it, and return the document's id."""
    path = tmp_path / "times.txt"
    path.write_text(BEFORE, encoding="utf-8")
    (first,) = json.loads(run("import", path, "--json")[1])
    for quotation in ("is heard within 30 days of", "Costs are borne by the state unless"):
        assert run("highlight", first["document"], "--quote", quotation)[0] == 0
    path.write_text(AFTER, encoding="utf-8")
    (second,) = json.loads(run("import", path, "--json")[1])
    assert second["highlights"] == {"review": 1, "lost": 1}
    return first["document"]


def review(run, *arguments):
    code, out, _ = run("review", *arguments, "--json")
    assert code == 0
    return json.loads(out)


def test_review_tells_what_was_said_and_what_is_said_now(run, amended):
    figure, lost = review(run)
    assert figure["status"] == "review"
    assert figure["old_quote"] == "is heard within 30 days of"
    assert figure["new_quote"] == "is heard within 14 days of"
    assert figure["proposal"] == {"start": figure["start"], "end": figure["end"]}
    assert figure["figures"] == [["30", "14"]]
    assert [(one["old"], one["new"]) for one in figure["difference"]] == [("30", "14")]
    assert (lost["status"], lost["proposal"]) == ("lost", None)
    assert lost["start"] == lost["end"]
    assert review(run, amended) == [figure, lost]
    code, out, _ = run("review")
    assert code == 0
    assert "a figure changed: 30 → 14" in out
    assert "no longer in the text" in out


def test_decisions_are_made_once(run, amended):
    figure, lost = review(run)
    code, out, _ = run("accept", figure["id"], "--json")
    assert code == 0
    (accepted,) = json.loads(out)
    assert (accepted["status"], accepted["decided"]) == ("manual", True)
    assert accepted["quote"] == "is heard within 14 days of"
    assert run("reject", lost["id"][:8])[0] == 0
    assert review(run) == []
    found = json.loads(run("annotations", "--json")[1])
    rejected = next(one for one in found if one["id"] == lost["id"])
    assert (rejected["status"], rejected["decided"]) == ("lost", True)
    assert "Nothing to review" in run("review")[1]


def test_the_list_tells_what_was_edited_and_what_is_written_now(run, tmp_path):
    path = tmp_path / "act.txt"
    words = "may stay in the country until the court has decided"
    path.write_text(f"Asylum Act\n\nWhoever appeals {words} upon the appeal.\n")
    (first,) = json.loads(run("import", path, "--json")[1])
    made = json.loads(run("highlight", first["document"], "--quote", words, "--json")[1])
    assert made["new_quote"] is None
    path.write_text(path.read_text().replace("the country", "our country"))
    run("import", path)
    (edited,) = json.loads(run("annotations", "--json")[1])
    assert (edited["status"], edited["quote"]) == ("edited", words)
    assert edited["new_quote"] == words.replace("the country", "our country")
    assert "(its words changed)" in run("annotations")[1]


def test_an_unknown_id_keeps_no_other_from_being_decided(run, amended):
    figure, _ = review(run)
    code, out, err = run("accept", "nowhere", figure["id"], figure["id"])
    assert code == 1
    assert out.count(figure["id"][:8]) == 1
    assert "“nowhere”" in err
    assert "nothing to decide" in err
    assert figure["id"] not in [one["id"] for one in review(run)]


def test_where_there_is_nothing_to_accept_a_sentence_says_so(run, amended):
    _, lost = review(run)
    code, _, err = run("accept", lost["id"])
    assert code == 1
    assert "nothing to" in err
    assert run("accept", "nowhere")[0] == 1
    assert len(review(run)) == 2
