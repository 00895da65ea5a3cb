"""How Whoosh's codec is used here: the same files, written faster and under safer names."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import uuid4

from typing_extensions import override
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter

from desktop.search.disk.lexicon import EXTENSION, Lexicon
from desktop.search.disk.schema import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whoosh.codec.base import PerDocumentReader, Segment
    from whoosh.fields import Schema
    from whoosh.filedb.filestore import Storage
    from whoosh.filedb.structfile import StructFile
    from whoosh.reading import TermInfo

    Posting = tuple[str, bytes, int, float, bytes]
    """Field, word, passage, weight, places."""

# Postings in a block, as Whoosh has it.
_BLOCK = 128
# Of zlib, which goes to 9: an index is written more often than a disk is full.
_DEFLATION = 3
# Most words stand in one or two passages; the header of a packed block is larger than they are.
_WORTH_DEFLATING = 4


class WordPool:
    """Gathers the postings of one batch, which fits into memory, by field and word.

    Whoosh's own pool sorts postings one by one, and measures each to see when to go to disk.
    """

    def __init__(self) -> None:
        self._fields: defaultdict[str, defaultdict[bytes, list[Posting]]]
        self._fields = defaultdict(lambda: defaultdict(list))

    def add(self, item: Posting) -> None:
        """Take a posting. Passages come in order."""
        self._fields[item[0]][item[1]].append(item)

    def iter_postings(self) -> WordPool:
        """Return what `FieldWriter` takes whole."""
        return self

    def words(self, field: str) -> Iterator[tuple[bytes, Sequence[Posting]]]:
        """Yield the words of a field in order, with their postings."""
        return iter(sorted(self._fields[field].items()))

    def fields(self) -> list[str]:
        """Return the fields in order."""
        return sorted(self._fields)

    def cleanup(self) -> None:
        """Whoosh calls this at the end."""
        self._fields.clear()


class FieldWriter(W3FieldWriter):  # type: ignore[misc]  # Whoosh is untyped
    """Takes a `WordPool` word by word, and writes down the lexicon beside what Whoosh writes."""

    @override
    def add_postings(
        self, schema: Schema, lengths: PerDocumentReader | None, items: WordPool | Iterable[Posting]
    ) -> None:
        self._lexicon = Lexicon.empty()
        if isinstance(items, WordPool):
            self._add_words(schema, items)
        else:
            super().add_postings(schema, lengths, items)
        with self._create_file(EXTENSION) as file:
            file.write(self._lexicon.packed())

    def _add_words(self, schema: Schema, pool: WordPool) -> None:
        for field in pool.fields():
            self.start_field(field, schema[field])
            for word, postings in pool.words(field):
                self.start_term(word)
                self._postwriter.add_all(postings)
                self.finish_term()
            self.finish_field()

    @override
    def finish_term(self) -> None:
        super().finish_term()
        if self._fieldname == WORDS:
            self._lexicon.add(self._btext.decode(), self._postwriter.finished)


class PostingsWriter(W3PostingsWriter):  # type: ignore[misc]  # Whoosh is untyped
    """Writes the blocks that Whoosh would write, without its checks of every posting."""

    _ids: array[int]

    @override
    def finish_postings(self) -> TermInfo:
        self.finished = super().finish_postings()
        return self.finished

    def add_all(self, postings: Sequence[Posting]) -> None:
        """Add the postings of a word; what does not fill a block is written by Whoosh."""
        # Deflating a handful of bytes takes long and saves nothing; the block says what was done.
        self._compression = _DEFLATION if len(postings) >= _WORTH_DEFLATING else 0
        for low in range(0, len(postings), _BLOCK):
            if self._ids:
                self._write_block()
            _, _, numbers, weights, values = zip(*postings[low : low + _BLOCK], strict=True)
            self._ids, self._weights = array("I", numbers), array("f", weights)
            self._values = [value for value in values if value]
            self._maxweight = max(weights)


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh is untyped
    """Whoosh's default codec."""

    length_stats = False
    """The lengths of passages are in the records; looking for Whoosh's costs a `stat` a posting."""

    @override
    def new_segment(self, storage: Storage, indexname: str) -> Segment:
        segment = super().new_segment(storage, indexname)
        # Whoosh's names come from `random`, which two processes may have seeded alike.
        segment.segid = uuid4().hex
        return segment

    @override
    def postings_writer(self, dbfile: StructFile, byteids: bool = False) -> PostingsWriter:
        return PostingsWriter(dbfile, _BLOCK, byteids, _DEFLATION)

    @override
    def field_writer(self, storage: Storage, segment: Segment) -> FieldWriter:
        return FieldWriter(self, storage, segment)
