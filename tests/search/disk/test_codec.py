from __future__ import annotations

import random
from typing import TYPE_CHECKING

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import RamStorage

from desktop.search.disk.codec import Codec, WordPool
from desktop.search.disk.schema import DOCUMENT, WORDS, schema

if TYPE_CHECKING:
    from whoosh.reading import IndexReader


def read(reader: IndexReader) -> dict[tuple[str, bytes], list[tuple[int, float, bytes]]]:
    found = {}
    for field, word in reader.all_terms():
        matcher = reader.postings(field, word)
        postings = []
        while matcher.is_active():
            value = matcher.value() if field == WORDS else b""
            postings.append((matcher.id(), matcher.weight(), value))
            matcher.next()
        found[field, word] = postings
    return found


def built(codec: W3Codec, *, pool: bool) -> IndexReader:
    rng = random.Random(1)
    index = RamStorage().create_index(schema())
    writer = index.writer(codec=codec, compound=False)
    if pool:
        writer.pool = WordPool()
    for number in range(300):
        words = [f"w{int(rng.expovariate(0.1))}" for _ in range(20)]
        writer.add_document(**{WORDS: words, DOCUMENT: f"d{number}"})
    writer.commit()
    return index.reader()


def test_the_index_is_the_one_whoosh_would_write() -> None:
    assert read(built(Codec(), pool=True)) == read(built(W3Codec(), pool=False))
    assert read(built(Codec(), pool=False)) == read(built(W3Codec(), pool=False))


def test_segments_never_share_a_name() -> None:
    random.seed(1)
    first = Codec().new_segment(RamStorage(), "MAIN").segment_id()
    random.seed(1)
    assert Codec().new_segment(RamStorage(), "MAIN").segment_id() != first
