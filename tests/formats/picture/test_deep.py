from __future__ import annotations

import struct
import zlib

import pytest

from desktop.formats.picture.deep import Shape, flattened

SAMPLES = (0x1234, 0xFF00, 0x00FF, 0xABCD, 0x8000, 0x7FFF)
UPPER = bytes([0x12, 0xFF, 0x00, 0xAB, 0x80, 0x7F])


def written(samples, *, little: bool) -> bytes:
    return struct.pack(f"{'<' if little else '>'}{len(samples)}H", *samples)


def shown(data: bytes, shape: Shape, *, packed=False, little=True, differences=False) -> bytes:
    flat = flattened(data, shape, packed=packed, little=little, differences=differences)
    return zlib.decompress(flat)


@pytest.mark.parametrize("little", [True, False])
@pytest.mark.parametrize("packed", [True, False])
def test_the_upper_half_of_each_sample_is_kept(little, packed):
    data = written(SAMPLES, little=little)
    made = zlib.compress(data) if packed else data
    assert shown(made, Shape(3, 2, 1), packed=packed, little=little) == UPPER


@pytest.mark.parametrize("little", [True, False])
@pytest.mark.parametrize("each", [1, 3])
def test_differences_are_summed_within_a_row_and_a_colour(little, each):
    row = len(SAMPLES) // 2
    differences = [
        (one - (SAMPLES[place - each] if place % row >= each else 0)) & 0xFFFF
        for place, one in enumerate(SAMPLES)
    ]
    data = written(differences, little=little)
    assert shown(data, Shape(row, 2, each), little=little, differences=True) == UPPER


def test_no_more_is_unpacked_than_there_can_be():
    bomb = zlib.compress(bytes(1 << 20))
    assert len(shown(bomb, Shape(3, 2, 1), packed=True)) == 6


def test_half_a_sample_at_the_end_is_left_out():
    data = written(SAMPLES, little=True)[:-1]
    assert shown(data, Shape(3, 2, 1)) == UPPER[:-1]


def test_what_cannot_be_unpacked_is_said():
    with pytest.raises(zlib.error):
        flattened(b"no zlib", Shape(1, 1, 1), packed=True, little=True, differences=False)
