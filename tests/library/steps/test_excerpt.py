from __future__ import annotations

from desktop.library.file import chain


def test_the_chain_of_a_highlight_recomputes_and_leaves_other_things_out(desk, library):
    document = desk.keep()
    other = desk.highlight(document, "The department", note="private")
    made = desk.highlight(document, "1,204", tags=["figures"])
    library.highlights.change(made.id, note="First.")
    library.highlights.change(other.id, note="of something else")
    events, head = library.chain.of_highlight(made.id, document.id, 1)
    assert [event.noun for event in events] == [
        "imports",
        "highlights",
        "highlight_tags",
        "highlights",
    ]
    assert not any("private" in f"{event.before}{event.after}" for event in events)
    for event in events:
        said = chain.EventSaid(
            event.seq, event.step, event.noun, event.key, event.document, event.at
        )
        step = chain.StepSaid(
            event.code, event.step_at, event.by, event.window, event.kind, event.of
        )
        digest = bytes.fromhex(event.digest)
        seal = chain.seal(bytes.fromhex(event.previous), said, step, digest)
        assert seal.hex() == event.seal
        if not event.withheld:
            salt = bytes.fromhex(event.salt)
            assert chain.words_digest(salt, event.before, event.after) == digest
    assert head.seq > events[-1].seq


def test_the_import_of_the_revision_is_in_it_alone(desk, library):
    document = desk.keep()
    desk.keep(desk.text + " More.", document_id=document.id)
    made = desk.highlight(document, "1,204")
    events, _ = library.chain.of_highlight(made.id, document.id, 2)
    (event,) = [event for event in events if event.withheld]
    assert event.seq > 1
    assert (event.before, event.after, event.salt) == (None, None, "")
