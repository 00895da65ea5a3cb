"""PDF files of a folder: what came of each, measured against pdftotext where that is installed.

python tests/bench/pdf.py FOLDER

Words are runs of letters and figures, hyphens at line ends joined for both, and ligatures the
letters that they are of; in scripts without spaces each letter is one, and Arabic words count
whatever the order of their letters: pdftotext turns a lam and an alef about that are one sign.
Recall counts what is set aside as well, since pdftotext keeps running heads; precision does not.
Of pages that are cropped it is shown what a reader sees of them: what lies beyond is in nobody's
text.
Files without text are not scored. Order is the share of words that both have once which stand in
the same order; pdftotext is a yardstick there, no truth.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from bisect import bisect_left
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Content

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402

from desktop import formats  # noqa: E402
from desktop.domain import BlockKind  # noqa: E402
from desktop.errors import UnreadableFileError  # noqa: E402
from desktop.formats.pdf import headings  # noqa: E402
from desktop.formats.pdf.page_layout import laid_out  # noqa: E402
from desktop.pdf import PdfFile  # noqa: E402

_ARABIC = frozenset(map(chr, range(0x600, 0x700)))
YARDSTICK = shutil.which("pdftotext")


class Score(NamedTuple):
    """How a text compares with another of the same file."""

    recall: float
    precision: float
    order: float


def words(text: str) -> list[str]:
    """Return the words of a text, those parted at line ends joined."""
    joined = re.sub(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=[^\W\d_])", "", text)
    joined = re.sub("[\u202a-\u202e\u2066-\u2069]", "", joined)
    joined = re.sub("[\ufb00-\ufb06]", lambda sign: normalize("NFKC", sign[0]), joined)
    found = re.findall(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\W\u2e80-\u9fff\uf900-\ufaff]+", joined)
    return ["".join(sorted(word)) if word[0] in _ARABIC else word for word in found]


def yardstick(path: Path) -> list[str]:
    """Return the words that pdftotext finds on what is shown of the pages."""
    places = shown(path)
    commands = [["-q"]] if not any(places) else [["-q", *place] for place in places]
    found = [
        subprocess.run([str(YARDSTICK), *command, path, "-"], capture_output=True, check=False)
        for command in commands
    ]
    said = "\n".join(one.stdout.decode("utf-8", "replace") for one in found)
    return words(said.replace("\f", "\n"))


def shown(path: Path) -> list[list[str]]:
    """Return for each page where pdftotext is to look, if a part of it is cropped off."""
    try:
        file = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return []
    found = []
    for page in file:
        media, crop = page.get_mediabox(), page.get_cropbox()
        if media == crop or page.get_rotation():
            found.append([])
            continue
        left, top = round(crop[0] - media[0]), round(media[3] - crop[3])
        sides = round(crop[2] - crop[0]), round(crop[3] - crop[1])
        flags = zip(("-x", "-y", "-W", "-H"), (left, top, *sides), strict=True)
        found.append([part for flag, at in flags for part in (flag, str(at))])
    if any(found):
        return [["-f", str(n), "-l", str(n), *place] for n, place in enumerate(found, 1)]
    return []


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the first words that the others hold."""
    common = Counter(one) & Counter(other)
    return common.total() / len(one) if one else 1.0


def in_order(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of words that both have once which stand in the same order."""
    once = Counter(one), Counter(other)
    places = {word: at for at, word in enumerate(other) if once[1][word] == 1}
    found = [places[word] for word in one if once[0][word] == 1 and word in places]
    rising: list[int] = []
    for place in found:
        at = bisect_left(rising, place)
        rising[at : at + 1] = [place]
    return len(rising) / len(found) if found else 1.0


def spoken(content: Content) -> str:
    """Return the text without what stands in for pages that have none."""
    return "\n".join(
        content.text[block.start : block.end]
        for block in content.blocks
        if "page" not in block.attributes
    )


def score(path: Path, text: str, aside: str) -> Score:
    """Compare what was read of a file."""
    wanted, found = yardstick(path), words(text)
    return Score(
        shared(wanted, [*found, *words(aside)]), shared(found, wanted), in_order(found, wanted)
    )


def row(path: Path) -> tuple[str, Score | None]:
    """Return what came of a file as a line of the table."""
    begun = time.process_time()
    try:
        parsed = formats.read(path)
    except UnreadableFileError as error:
        return f"{path.name[:38]:38} {error.reason}", None
    seconds = time.process_time() - begun
    if not path.read_bytes().startswith(b"%PDF-"):
        return f"{path.name[:38]:38} read as {parsed.importer}", None
    with PdfFile(path.read_bytes()) as file:
        pages, outline = file.pages, file.outline()
        found = headings.by_outline(laid_out(file, lambda *_: None).pages, outline)
    content = parsed.content
    text = spoken(content.body())
    aside = content.text[content.body_end :]
    heads = len(re.split("[\n\u2028]", aside)) - 1
    scored = None
    told = ""
    if YARDSTICK and text:
        scored = score(path, text, aside)
        told = f"{scored.recall:7.3f}{scored.precision:7.3f}{scored.order:7.3f}"
    titles = sum(kind == BlockKind.HEADING for kind in content.blocks.kinds)
    tables = sum(kind == BlockKind.TABLE for kind in content.blocks.kinds)
    notes = sum(kind == BlockKind.FOOTNOTE for kind in content.blocks.kinds)
    return (
        f"{path.name[:38]:38}{pages:5}{len(words(text)):8}{told:21}{heads:6}{notes:6}"
        f"{tables:7}{titles:9}{found:8}/{len(outline):<5}"
        f"{seconds:6.1f}{seconds / max(1, pages) * 1000:6.0f}"
        f"  {' '.join(parsed.remarks)}"
    ), scored


def main() -> None:
    """Print the table."""
    told = f"{'recall':>7}{'prec':>7}{'order':>7}" if YARDSTICK else ""
    print(
        f"{'file':38}{'pages':>5}{'words':>8}{told}{'heads':>6}{'notes':>6}"
        f"{'tables':>7}{'headings':>9}{'of titles':>14}"
        f"{'s':>6}{'ms/p':>6}"
    )
    scores = []
    for path in sorted(Path(sys.argv[1]).glob("*.pdf")):
        line, scored = row(path)
        print(line, flush=True)
        if scored:
            scores.append(scored)
    if scores:
        means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
        print(f"{'mean of ' + str(len(scores)):51}" + "".join(f"{mean:7.3f}" for mean in means))


if __name__ == "__main__":
    main()
