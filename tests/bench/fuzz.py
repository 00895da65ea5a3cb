"""Mutate files and what people type, and count what brings a parser down. Linux and macOS.

    python tests/bench/fuzz.py KEPT [FOLDER]... [--each N] [--seed N] [--only KIND]

KIND is a suffix, or query, note, setting, argument: see typed.py. Those are kept and shown, read
back, or done on a small library in a temporary folder.

Files up to 60 KB of each format, of the samples and of the folders, are changed at random: bytes
and runs of bytes, pieces of another file, words of the format; of packed formats the parts inside.
Each is read without a sandbox, and what is no sentence for the reader (an exception, more than 20
seconds) is kept in the folder KEPT with its traceback. KEPT also counts all inputs over all runs.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import random
import re
import signal
import sys
import traceback
import zipfile
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop import formats  # noqa: E402
from desktop.errors import ManiculeError  # noqa: E402
from desktop.formats.door import sniff  # noqa: E402
from desktop.search import parse  # noqa: E402
from tests.bench import typed  # noqa: E402

LARGEST = 60_000
LONGEST = 20
TYPED = {
    "note": (typed.NOTES, typed.try_note),
    "setting": (typed.SETTINGS, typed.try_setting),
    "argument": (typed.ARGUMENTS, typed.try_arguments),
}
QUERIES = [b'harbour "no record" tag:fig', b"(a or b) -c year:2019..2021", b'det* near:x/3 in:"A"']
ODD = [b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"&#0;", b"<!--", b"]]>", b"{\\rtf1",
       b"\x1b[31m", b"\xe2\x80\xae", b"<table><td colspan=9999>", b"%PDF-1.7", b"9" * 40, b"-1",
       b"\r\r\n", b"'\"`", b"<![CDATA[", b"endobj", b"=?x?b?!?="]  # fmt: skip


def changed(data: bytes, other: bytes, luck: random.Random) -> bytes:
    """Return data with a few random changes."""
    made = bytearray(data)
    for _ in range(luck.choice((1, 1, 2, 4, 16))):
        at = luck.randint(0, len(made))
        length = luck.choice((1, 1, 4, 64, max(1, len(made) // 4)))
        match luck.randint(0, 5):
            case 0 if made:
                made[min(at, len(made) - 1)] ^= 1 << luck.randint(0, 7)
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length] * luck.choice((1, 1, 8))
            case 3:
                made[at : at + luck.choice((0, length))] = luck.choice(ODD)
            case 4:
                start = luck.randint(0, len(other))
                made[at:at] = other[start : start + length]
            case _:
                made[at : at + length] = luck.randbytes(min(length, 64))
    return bytes(made)


def inside(data: bytes, other: bytes, luck: random.Random) -> bytes:
    """Return a packed file with a part of it changed."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack, zipfile.ZipFile(out, "w") as made:
            names = pack.namelist()
            victims = {luck.choice(names) for _ in range(luck.choice((1, 1, 3)))}
            for name in names:
                part = pack.read(name)
                made.writestr(name, changed(part, other[:4_000], luck) if name in victims else part)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError):
        return changed(data, other, luck)
    return out.getvalue()


def tried(suffix: str, data: bytes) -> str:
    """Read an input; return the traceback of what should not have happened, or ''."""
    signal.alarm(LONGEST)
    try:
        if suffix == "query":
            parse(data.decode(errors="replace"), typing=len(data) % 2 == 0)
        elif suffix in TYPED:
            TYPED[suffix][1](data)
        else:
            opened = sniff.Opened(Path(f"input{suffix}"), io.BytesIO(data))
            formats.read_opened(opened, lambda _address: None)
    except (ManiculeError, MemoryError, RecursionError):
        return ""  # a child makes a sentence of each
    except BaseException:  # noqa: BLE001  (whatever it is, it is what is looked for)
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    return ""


def _late(_number: int, _frame: object) -> None:
    raise TimeoutError(f"more than {LONGEST} seconds")


def run(task: tuple[str, list[bytes], int, int]) -> tuple[str, int, list[tuple[bytes, str]]]:
    """Try so many inputs of a kind; return how many there were and which failed."""
    suffix, seeds, number, count = task
    signal.signal(signal.SIGALRM, _late)
    luck = random.Random(f"{suffix} {number}")
    failed = []
    for _ in range(count):
        data, other = luck.choice(seeds), luck.choice(seeds)
        if suffix == "argument" and luck.random() < 0.85:
            made = typed.one_line_changed(changed, data, other, luck)
        else:
            packed = data[:2] == b"PK" and luck.random() < 0.85
            made = (inside if packed else changed)(data, other, luck)
        if suffix in TYPED:
            typed.settle()
        if said := tried(suffix, made):
            failed.append((made, said))
    return suffix, count, failed


def seeds_in(folders: list[Path]) -> dict[str, list[bytes]]:
    """Return small files by their suffix, and queries."""
    found = {"query": QUERIES, **{kind: seeds for kind, (seeds, _) in TYPED.items()}}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            readable = path.suffix.lower() in formats.supported_suffixes()
            if path.is_file() and readable and path.stat().st_size <= LARGEST:
                found.setdefault(path.suffix.lower(), []).append(path.read_bytes())
    return found


def main() -> int:
    """Print inputs and failures by kind."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("kept", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--each", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.kept.mkdir(parents=True, exist_ok=True)
    book = options.kept / "counts.json"
    counts = Counter(json.loads(book.read_text()) if book.exists() else {})
    part = 500
    tasks = [
        (suffix, seeds, options.seed * 1_000_000 + number, min(part, options.each))
        for suffix, seeds in seeds_in([ROOT / "seeds", *options.folders]).items()
        if options.only in ("", suffix)
        for number in range(-(-options.each // part))
    ]
    faults: Counter[str] = Counter()
    with multiprocessing.Pool(2, maxtasksperchild=8) as pool:
        for suffix, count, failed in pool.imap_unordered(run, tasks):
            counts[suffix] += count
            for data, said in failed:
                faults[suffix] += 1
                where = re.findall(r'File "[^"]*/desktop/([^"]+)", line (\d+)', said)[-1:]
                print(suffix, said.strip().rpartition("\n")[2][:120], *where, flush=True)
                name = options.kept / f"{zlib.crc32(data):08x}"
                name.with_suffix(suffix if suffix[0] == "." else f".{suffix}").write_bytes(data)
                name.with_suffix(f"{name.suffix}.txt").write_text(said, errors="replace")
            book.write_text(json.dumps(counts))
    for suffix in sorted(counts):
        print(f"{suffix}: {counts[suffix]:,} in all runs, {faults[suffix]} failures in this one")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
