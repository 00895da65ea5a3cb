from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from desktop.domain.citing.cited_highlight import CitedHighlight
from desktop.ui.printing.highlight_list import list_strips
from desktop.ui.printing.paper import PrintChoices
from tests.ui.dialogs.samples import highlight


def test_a_citation_stands_on_one_sheet(qapp):
    one = replace(highlight(1, "They counted."), tags=())
    cited = CitedHighlight(one, "A paper", "Somebody, answering somebody else, " * 20)
    choices = PrintChoices("list", notes=False)
    strips = list(list_strips([cited], lambda _name: None, choices, ["sans-serif"]))
    title, quotation, citation = [[*lines] for _, lines in groupby(strips, lambda s: s.flow)]
    assert len(citation) > 4
    assert [line.keeps for line in citation[:-1]] == [True] * (len(citation) - 1)
    assert not citation[-1].keeps
    assert all(line.keeps for line in (*title, *quotation))
