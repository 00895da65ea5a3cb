from __future__ import annotations

from types import SimpleNamespace

from desktop.ui.tagging.tag_counting import TagCounting
from desktop.ui.tree.catalogue import Catalogue


def test_what_was_counted_is_shown_for_the_tags_that_are_others(workspace, report, monkeypatch):
    catalogue, asked, shown = Catalogue(workspace), [], []
    desk = SimpleNamespace(
        is_open=True,
        workspace=workspace,
        catalogue=catalogue,
        tasks=SimpleNamespace(search=lambda call, then, **_said: asked.append((call, then))),
        left=SimpleNamespace(tree=SimpleNamespace(refresh=shown.append)),
    )
    catalogue.count_soon = TagCounting(desk).ask
    monkeypatch.setattr("desktop.ui.tree.catalogue.MANY", -1)
    workspace.subscribe(catalogue.update)
    workspace.highlights.add_quotation(report.id, "holds no figures", tags=("gaps",))
    (call, then), tags = asked[-1], workspace.tags.all()
    assert (catalogue.tags, shown) == ([], [])
    then(workspace.tags.counted(*call.args))
    assert catalogue.tags == tags
    assert [one.tags for one in shown] == [{tags[0].id}]
