"""Bodies of children that were taken over, or that do nothing at all."""

from __future__ import annotations

import os
import pickle
import struct
import time
from pathlib import Path

from desktop.formats.door.confined import reader
from desktop.formats.door.confined.channel import LARGEST, ChildEnd

RAN = "MANICULE_TEST_RAN"


class Bomb:
    """Writes a file where it is unpickled."""

    def __reduce__(self):
        return Path.touch, (Path(os.environ[RAN]),)


def sends(end, said: list[bytes]) -> None:
    """Say the same whatever is asked, and wait."""
    line = ChildEnd(end)
    line.receive()
    for message in said:
        line.send(message)
    time.sleep(60)


def pickled(end, *_given: object) -> None:
    sends(end, [reader.DOCUMENT + pickle.dumps(Bomb()), pickle.dumps(Bomb())])


def gigabytes(end, *_given: object) -> None:
    end.sendall(struct.pack("<I", LARGEST + 1))
    time.sleep(60)


def half(end, *_given: object) -> None:
    end.sendall(struct.pack("<I", 1000) + reader.DOCUMENT)
    time.sleep(60)


def endless(end, *_given: object) -> None:
    line = ChildEnd(end)
    while True:
        line.send(reader.PROGRESS, reader.PARTS.pack(1, 2))


def two_weights(end, *_given: object) -> None:
    sends(end, [reader.WEIGHED + reader.WEIGHT.pack(1)] * 2)


def endless_weight(end, *_given: object) -> None:
    sends(end, [reader.WEIGHED + reader.WEIGHT.pack((1 << 64) - 1)])


def unheard_of(end, *_given: object) -> None:
    sends(end, [b"?"])


def short_numbers(end, *_given: object) -> None:
    sends(end, [reader.PROGRESS + b"x"])


def long_clause(end, *_given: object) -> None:
    sends(end, [reader.FAILED + b"x" * 1_000_000])


def coloured_clause(end, *_given: object) -> None:
    sends(end, [reader.LOGGED + b"\x28\x1b[31mred", reader.FAILED + b"it is \x1b[31mred\x07\xff"])


def curious(end, *_given: object) -> None:
    """Ask for files beside, and tell which came."""
    line = ChildEnd(end)
    line.receive()
    told = []
    for address in ("beside.png", "../private.txt", "/etc/passwd", "file:///etc/passwd"):
        line.send(reader.BESIDE, address.encode())
        told.append("yes" if line.receive()[1] is not None else "no")
    line.send(reader.FAILED, " ".join(told).encode())


def broken(end, memory: int, allowance: object, level: int) -> None:
    """Fail to load what importers need."""
    reader.load_everything = lambda: 1 / 0
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    reader.serve(end, memory, allowance, level)


def busy(end, *_given: object) -> None:
    """Work for ever, having asked for little."""
    line = ChildEnd(end)
    line.receive()
    line.send(reader.WEIGHED, reader.WEIGHT.pack(1))
    while True:
        pass
