"""Layers that are not shown, and a copy of the file in which all that is on them is marked.

PDFium draws pages without them and reads their words all the same. Of the layer that an object
is on it tells no more than a few values, which may be those of others, too; so each hidden layer
is given a number to tell (PDF 32000-1:2008, 8.11).

What is shown is what PDFium shows, in places where that is not what the standard says, too: words
are read when they are on the pages as they are drawn here
(https://pdfium.googlesource.com/pdfium/+/main/core/fpdfapi/page/cpdf_occontext.cpp).
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pikepdf

from desktop.pdf.catalogue.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = "ManiculeUnseen"
"""What the number of a hidden layer stands under, from 1, in what marks objects."""
_DEEPEST = 32
_LONGEST = 200
"""Letters of a layer's name."""


class Layers(NamedTuple):
    """The hidden layers of a file."""

    copy: bytes
    """The file, unlocked, with their numbers."""
    names: tuple[tuple[str, ...], ...]
    """What each is called: some are hidden by others."""


def hidden_layers(file: pikepdf.Pdf) -> Layers | None:
    """Return the layers of a file that are not shown, if any; the file is changed."""
    shown = Visibility.of(file.Root)
    if shown is None:
        return None
    names: list[tuple[str, ...]] = []
    for thing in file.objects:
        for one in _dictionaries(thing):
            if shown.is_layer(one) and not shown.is_shown(one):
                names.append(tuple(name[:_LONGEST] for name in shown.names(one)))
                one[f"/{NUMBER}"] = len(names)
    if not names:
        return None
    for thing in list(file.objects):
        if isinstance(thing, pikepdf.Stream):
            _prepare(file, thing)
    copy = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is amiss in its forms for filling in
        file.save(
            copy, encryption=False, compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )  # fmt: skip
    return Layers(copy.getvalue(), tuple(names))


def _dictionaries(thing: pikepdf.Object, depth: int = 0) -> Iterator[pikepdf.Object]:
    """Yield an object and those that are written inside it, as far as they are dictionaries."""
    if isinstance(thing, pikepdf.Array):
        inside = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        if isinstance(thing, pikepdf.Dictionary):
            yield thing
        inside = [value for _, value in thing.items()]
    else:
        return
    for one in inside:
        if isinstance(one, pikepdf.Object) and not one.is_indirect and depth < _DEEPEST:
            yield from _dictionaries(one, depth + 1)


def _prepare(file: pikepdf.Pdf, stream: pikepdf.Stream) -> None:
    """Have a form that is on a hidden layer drawn under the number of that."""
    kind, layer = stream.get("/Subtype"), stream.get("/OC")
    if kind == pikepdf.Name.Image:
        stream.write(b"")  # a picture has no words
    elif kind == pikepdf.Name.Form and isinstance(layer, pikepdf.Dictionary):
        number = layer.get(f"/{NUMBER}")
        # Without resources of its own a form has those around it, which would be others.
        if number is not None and "/Resources" in stream:
            # As it is, in another one: what is packed in it may be larger than any memory.
            inside = file.make_stream(stream.read_raw_bytes(), dict(stream.items()))
            for key in ("/OC", "/Matrix"):
                if key in inside:
                    del inside[key]
            stream["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Form=inside))
            drawn = f"/OC <</{NUMBER} {int(number)}>> BDC /Form Do EMC"
            stream.write(drawn.encode())
