"""Texts with note marks and raised signs, written short: 544{n1}, 10{^6}, H{_2}O."""

from __future__ import annotations

import re
from array import array

from hypothesis import strategies as st

from desktop.domain import BlockKind, Blocks, Content, Span, SpanKind

KINDS = {"n": SpanKind.NOTE_REFERENCE, "^": SpanKind.SUPERSCRIPT, "_": SpanKind.SUBSCRIPT}
_SIGN = re.compile(r"\{([n^_])([^{}]*)\}")


def content_of(text: str, spans: tuple[Span, ...] = (), aside: int = 0) -> Content:
    """Make content of paragraphs, one a line; so many at the end stand beside the text."""
    starts = array("I", [0])
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    count = len(starts) - 1
    kinds = bytes(count - aside) + bytes([BlockKind.FURNITURE]) * aside
    return Content(text, Blocks(starts, kinds, bytes(count)), spans)


def marked(source: str) -> Content:
    """Make content of paragraphs whose signs are marked."""
    spans: list[Span] = []
    out, here, size = [], 0, 0
    for sign in _SIGN.finditer(source):
        before = source[here : sign.start()]
        out += [before, sign[2]]
        size += len(before)
        spans.append(Span(size, size + len(sign[2]), KINDS[sign[1]]))
        size += len(sign[2])
        here = sign.end()
    return content_of("".join((*out, source[here:])), tuple(spans))


SIGNS = st.builds(
    lambda kind, label: f"{{{kind}{label}}}",
    st.sampled_from("n^_"),
    st.sampled_from(["1", "12", "a", "*", "[3]", "4,5", "n+1", "th", "-6", "6.5"]),
)
PLAIN = st.one_of(
    st.text("0123456789ab ,.’\u00a0-()[]/\t\u2028\n", max_size=5), st.text(" ", max_size=6)
)
SOURCES = (
    st.lists(st.one_of(SIGNS, PLAIN), max_size=9)
    .map("".join)
    # Importers make one span of raised signs that touch: what they show is one figure.
    .map(lambda source: re.sub(r"\{([_^])([^{}]*)\}(?=\{\1)", r"{\1\2} ", source))
)
