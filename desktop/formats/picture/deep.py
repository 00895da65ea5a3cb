"""Samples of sixteen bits, of which the upper eight are kept: no screen shows more."""

from __future__ import annotations

import sys
import zlib
from array import array
from itertools import accumulate
from typing import NamedTuple

# Bits of a sample.
DEPTH = 16
_DEEPEST = 0xFFFF


class Shape(NamedTuple):
    """Samples of a row, rows, and samples of a pixel."""

    row: int
    rows: int
    each: int


def flattened(data: bytes, shape: Shape, *, packed: bool, little: bool, differences: bool) -> bytes:
    """Return samples of eight bits, packed; no more is unpacked than there can be of them.

    zlib.error for what cannot be unpacked.
    """
    row, rows, count = shape
    if packed:
        data = zlib.decompressobj().decompress(data, 2 * row * rows)
    samples = array("H")
    samples.frombytes(data[: len(data) // 2 * 2])
    if little != (sys.byteorder == "little"):
        samples.byteswap()
    if differences:
        samples = _summed(samples, row, count)
    high = samples.tobytes()[1::2] if sys.byteorder == "little" else samples.tobytes()[::2]
    return zlib.compress(high, 1)


def _summed(samples: array[int], row: int, count: int) -> array[int]:
    """Return samples that were each written as what they differ by from the one to the left."""
    for start in range(0, len(samples), row):
        for first in range(start, min(start + count, len(samples))):
            places = slice(first, min(start + row, len(samples)), count)
            sums = accumulate(samples[places], lambda one, other: (one + other) & _DEEPEST)
            samples[places] = array("H", sums)
    return samples
