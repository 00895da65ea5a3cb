"""Whether passages find their place when a made text changes in ten ways, and how long it takes.

    python tests/bench/reanchor.py [--letters 1000000] [--passages 200] [--seed 1] [--only speed]

Two texts are made, a tale in a large vocabulary and a register that says the same few things over
and over, and changed in ten ways each. Every word of a changed text knows which word of the old one
it is, so that where a passage went is known and not guessed. Measured in the same run is the search
for a quotation as annotation services do it: the very words, or else those most like them, chosen
by the letters before and after.

Wrong is what was placed without asking on other words, or though the passage is gone, or though a
figure or negation in it changed. The bars for 4,000 passages: none wrong, 2,050 placed.

Then the time for a law of that size after ten years of amendments, with all passages and fifty
times as many. The bars: 3 seconds of the processor, three times that for the more.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import time
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.annotate import Alignment, make
from desktop.annotate.likeness import likeness
from desktop.domain import Blocks, Content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BARS = {"wrong": 0, "placed": 2_050, "seconds": 3.0, "times": 3.0}
NEW = -1
"""The origin of a word that old does not have."""
ACCEPTED = ("same", "edited", "moved")
VERDICTS = ("right", "wrong", "asked", "astray", "lost", "needless")
MOSTLY = 0.6


class Word(NamedTuple):
    """A word with the signs beside it, and which word of the old text it is."""

    written: str
    origin: int
    turned: bool = False
    """Whether its sense is another than that word had."""


Text = list[list[Word]]
"""Paragraphs."""


class Passage(NamedTuple):
    """Words from first to last of the old text, and its paragraph."""

    first: int
    last: int
    paragraph: int


class Written:
    """A text as it is written, and where each of its words stands."""

    def __init__(self, paragraphs: Text, between: Callable[[], str] = str) -> None:
        parts: list[str] = []
        self.words: list[Word] = []
        self.starts, self.ends = array("Q"), array("Q")
        size = 0
        for paragraph in paragraphs:
            for word in paragraph:
                gap = "" if word is paragraph[0] else between() or " "
                self.words.append(word)
                self.starts.append(size + len(gap))
                size += len(gap) + len(word.written)
                self.ends.append(size)
                parts += (gap, word.written)
            parts.append("\n")
            size += 1
        self.text = "".join(parts)

    def range(self, first: int, last: int) -> tuple[int, int]:
        return self.starts[first], self.ends[last - 1]

    def touched(self, start: int, end: int) -> list[Word]:
        """Return the words that a range holds or cuts."""
        return self.words[bisect_right(self.ends, start) : bisect_left(self.starts, end)]


def content_of(text: str) -> Content:
    starts = array("I", [0])
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    count = len(starts) - 1
    return Content(text, Blocks(starts, bytes(count), bytes(count)))


# What is written.

WORDS = re.compile(r"\w+")
SMALL = WORDS.findall(
    """the of and to a in that it was his he with as for had at on by from her which this but they
    were she have their been there would when who more about into some than could them then its
    over only other after upon before where those these down through still such much how"""
)
NO = ["not", "never", "no", "without"]
SYLLABLES = WORDS.findall(
    """ba be bo bri ca cor da del do dra el en fa fi flo ga gra ha hel in ka ker la lin lo ma mer
    mo na nor o pa per po ra ren ri sa sel so sta ta ter tho tor un va ver wa wen wi"""
)
NAMES = [
    f"{opening}{end}"
    for opening in ("Al", "Bre", "Cor", "Dun", "El", "Far", "Gre", "Hal", "Mor", "Os")
    for end in ("bury", "ton", "wick", "mere", "holm", "ford", "stead")
]
SHIPS = ["sloop", "barge", "ketch", "lugger", "cutter", "trawler"]
MONTHS = ["January", "March", "April", "July", "September", "November"]
ASKED = (
    "{name} of {place} asked whether the {ship} may lie at berth {n} until {month} {year}.",
    "{name} of {place} asked what is being done about the {ship} left at berth {n} in {year}.",
    "{name} of {place} asked the harbour board how many boats of {place} were seen in {year}.",
)
ANSWERED = (
    "The board keeps a close eye on the matter and will come back to it when more is known.",
    "No such figures are kept, and to gather them would not be worth what it would cost.",
    "In {year} there were {n} of them, which is {m} per cent more than in the year before.",
    "The harbour master spoke with the owners on {m} {month} {year} and will do so again.",
    "The board does not speak about single boats.",
    "The asker may look at the answer given on {m} {month} {year} to question {n}.",
    "Since {year} the board has paid {n} crowns for {m} moorings in {place}.",
)


def tale(letters: int, chosen: random.Random) -> list[str]:
    """Return paragraphs in a vocabulary in which, as in prose, few words are common."""
    sizes = chosen.choices((2, 2, 3), k=9_000)
    nouns = sorted({"".join(chosen.choices(SYLLABLES, k=size)) for size in sizes})
    chosen.shuffle(nouns)
    weights = [1 / (rank + 20) for rank in range(len(nouns))]
    found: list[str] = []
    size = 0
    while size < letters:
        count = chosen.randint(1, 7)
        told = (chosen.choices(nouns, weights, k=chosen.randint(4, 14)) for _ in range(count))
        found.append(" ".join(_sentence(words, chosen) for words in told))
        size += len(found[-1]) + 1
    return found


def _sentence(nouns: Sequence[str], chosen: random.Random) -> str:
    said = []
    for noun in nouns:
        said += (*chosen.sample(SMALL, chosen.randint(0, 2)), noun)
    if chosen.random() < 0.2:
        said[chosen.randrange(len(said))] = chosen.choice(NO)
    for put_in, often in ((chosen.choice(NAMES), 0.2), (str(chosen.randint(2, 900)), 0.15)):
        if chosen.random() < often:
            said.insert(chosen.randrange(1, len(said)), put_in)
    said[chosen.randrange(len(said))] += ","
    line = " ".join(said)
    line = f'"{line}" said {chosen.choice(NAMES)}.' if chosen.random() < 0.1 else f"{line}."
    return line[0].upper() + line[1:]


def register(letters: int, chosen: random.Random) -> list[str]:
    """Return paragraphs that say the same few things of other boats."""
    found: list[str] = []
    size = 0
    while size < letters:
        facts = {"place": chosen.choice(NAMES), "ship": chosen.choice(SHIPS)}

        def filled(form: str, facts: dict[str, str] = facts) -> str:
            return form.format(
                name=chosen.choice(NAMES),
                n=chosen.randint(2, 9000),
                m=chosen.randint(2, 28),
                year=chosen.randint(2008, 2024),
                month=chosen.choice(MONTHS),
                **facts,
            )

        answers = chosen.sample(ANSWERED, chosen.randint(2, 5))
        found += [filled(chosen.choice(ASKED)), " ".join(map(filled, answers))]
        size += len(found[-1]) + len(found[-2]) + 2
    return found


def law(letters: int, chosen: random.Random) -> list[str]:
    """Return articles, each with its number in a line of its own."""
    paragraphs = tale(letters, chosen)
    found: list[str] = []
    for number, start in enumerate(range(0, len(paragraphs), 3), 1):
        found += (f"Article {number}", *paragraphs[start : start + 3])
    return found


def numbered(paragraphs: Sequence[str]) -> Text:
    """Return words that know their place."""
    found: Text = []
    place = 0
    for paragraph in paragraphs:
        words = paragraph.split()
        found.append([Word(word, place + n) for n, word in enumerate(words)])
        place += len(words)
    return found


def passages(text: Text, count: int, chosen: random.Random) -> list[Passage]:
    """Choose phrases, sentences and most of paragraphs, each in a paragraph of its own."""
    numbers = [n for n, paragraph in enumerate(text) if len(paragraph) >= 6]
    found = []
    for turn, number in enumerate(sorted(chosen.sample(numbers[2:-2], count))):
        words = text[number]
        least, most = ((4, 10), (10, 40), (40, 160))[turn % 3]
        size = min(len(words), chosen.randint(least, most))
        first = chosen.randint(0, len(words) - size)
        place = words[0].origin
        found.append(Passage(place + first, place + first + size, number))
    return found


# How it changes. Each takes paragraphs, the passages, and chance, and returns other paragraphs.


def _new(paragraph: str) -> list[Word]:
    return [Word(word, NEW) for word in paragraph.split()]


def inserted(text: Text, _passages: Sequence[Passage], chosen: random.Random) -> Text:
    """Put a foreword before it all, and paragraphs in between."""
    made = iter(register(len(text) * 100, chosen))
    found = [_new(next(made)) for _ in range(40)]
    for paragraph in text:
        if chosen.random() < 0.1:
            found.append(_new(next(made)))
        found.append(paragraph)
    return found


def reflowed(text: Text, _passages: Sequence[Passage], chosen: random.Random) -> Text:
    """Write the signs of another edition, with words broken at ends of lines."""
    signs = str.maketrans({"'": "’", '"': "”"})

    def again(word: Word) -> Word:
        written = word.written.translate(signs).replace("fi", "ﬁ")
        half = len(written) // 2
        if half > 2 and written.isalpha() and chosen.random() < 0.01:
            written = f"{written[:half]}-\n{written[half:]}"
        return word._replace(written=written)

    return [[again(word) for word in paragraph] for paragraph in text]


def parted(text: Text, _passages: Sequence[Passage], chosen: random.Random) -> Text:
    """Begin paragraphs at some sentences, and join some with the one before."""
    found: Text = [[]]
    for paragraph in text:
        if chosen.random() < 0.6 or not found[-1]:
            found.append([])
        for word in paragraph:
            found[-1].append(word)
            if word.written.endswith(".") and chosen.random() < 0.4:
                found.append([])
    return [paragraph for paragraph in found if paragraph]


def _reworded(words: Sequence[Word], part: float, chosen: random.Random) -> list[Word]:
    """Put other words for some that are no figures, names or negations."""

    def other(word: Word) -> Word:
        plain = word.written.isalpha() and word.written.islower() and word.written not in NO
        if not plain or chosen.random() >= part:
            return word
        return Word("".join(chosen.choices(SYLLABLES, k=3)), NEW)

    return [other(word) for word in words]


def edited(text: Text, _passages: Sequence[Passage], chosen: random.Random) -> Text:
    """Reword here and there."""
    return [_reworded(paragraph, 0.05, chosen) for paragraph in text]


def rewritten(text: Text, chosen_passages: Sequence[Passage], chosen: random.Random) -> Text:
    """Reword a quarter of each paragraph that has a passage."""
    found = list(text)
    for passage in chosen_passages:
        found[passage.paragraph] = _reworded(text[passage.paragraph], 0.25, chosen)
    return found


def _within(text: Text, passage: Passage) -> tuple[list[Word], int, int]:
    words = list(text[passage.paragraph])
    start = words[0].origin
    return words, passage.first - start, passage.last - start


def recounted(text: Text, chosen_passages: Sequence[Passage], _chosen: random.Random) -> Text:
    """Raise each figure in each passage by one."""
    found = list(text)
    for passage in chosen_passages:
        words, first, last = _within(text, passage)
        for place in range(first, last):
            word = words[place]
            other = re.sub(r"\d+", lambda found: str(int(found[0]) + 1), word.written)
            if other != word.written:
                words[place] = Word(other, word.origin, turned=True)
        found[passage.paragraph] = words
    return found


def negated(text: Text, chosen_passages: Sequence[Passage], chosen: random.Random) -> Text:
    """Take a negation out of each passage, or put one in."""
    found = list(text)
    for passage in chosen_passages:
        words, first, last = _within(text, passage)
        said = [place for place in range(first, last) if words[place].written in NO]
        if said:
            del words[said[0]]
            beside = min(said[0], last - 2)
        else:
            beside = chosen.randrange(first + 1, last)
            words.insert(beside, Word("not", NEW))
            beside -= 1
        words[beside] = words[beside]._replace(turned=True)
        found[passage.paragraph] = words
    return found


def moved(text: Text, chosen_passages: Sequence[Passage], chosen: random.Random) -> Text:
    """Carry each paragraph with a passage to some other place."""
    gone = {passage.paragraph for passage in chosen_passages}
    found = [paragraph for number, paragraph in enumerate(text) if number not in gone]
    for number in sorted(gone, key=lambda _: chosen.random()):
        found.insert(chosen.randrange(len(found)), text[number])
    return found


def copied(text: Text, chosen_passages: Sequence[Passage], chosen: random.Random) -> Text:
    """Say each paragraph with a passage once more, somewhere or just beside it."""
    found = dict(enumerate([paragraph] for paragraph in text))
    for passage in chosen_passages:
        copy = [word._replace(origin=NEW) for word in text[passage.paragraph]]
        place = passage.paragraph if chosen.random() < 0.2 else chosen.randrange(len(text))
        found[place].insert(chosen.randint(0, 1) * len(found[place]), copy)
    return [paragraph for number in range(len(text)) for paragraph in found[number]]


def deleted(text: Text, chosen_passages: Sequence[Passage], chosen: random.Random) -> Text:
    """Take out each passage, or the paragraph with it."""
    found = list(text)
    for passage in chosen_passages:
        words, first, last = _within(text, passage)
        found[passage.paragraph] = [] if chosen.random() < 0.5 else words[:first] + words[last:]
    return [paragraph for paragraph in found if paragraph]


KINDS: dict[str, Callable[[Text, Sequence[Passage], random.Random], Text]] = {
    "put in before": inserted,
    "other signs": reflowed,
    "parted, joined": parted,
    "words edited": edited,
    "rewritten": rewritten,
    "figures": recounted,
    "negations": negated,
    "moved": moved,
    "copied": copied,
    "deleted": deleted,
}


# Where it is found again.


def aligned(old: Written, new: Written, wanted: Sequence[Passage]) -> list[tuple[str, int, int]]:
    """Return what the product answers."""
    before = content_of(old.text)
    alignment = Alignment(before, content_of(new.text), 2)
    placed = [alignment.place(make(before, 1, *old.range(one.first, one.last))) for one in wanted]
    return [(one.status.value, one.start, one.end) for one in placed]


class Search:
    """Looks for a quotation as annotation services do, which know no old text.

    In place of comparing all letters with all it looks where pairs of words agree.
    """

    AROUND = 32
    MOST_LIKE = 5

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = [match.span() for match in WORDS.finditer(text)]
        self._pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        said = [text[a:b].casefold() for a, b in self._spans]
        for place, pair in enumerate(pairwise(said)):
            self._pairs[pair].append(place)

    def find(self, old: str, start: int, end: int) -> tuple[str, int, int]:
        wanted = old[start:end]
        found = [(m.start(), m.end(), 1.0) for m in re.finditer(re.escape(wanted), self.text)]
        found = found or list(self._most_like(wanted))
        if not found:
            return "lost", 0, 0
        before, after = old[max(0, start - self.AROUND) : start], old[end : end + self.AROUND]

        def score(place: tuple[int, int, float]) -> float:
            first, last, alike = place
            left = self.text[max(0, first - self.AROUND) : first]
            right = self.text[last : last + self.AROUND]
            near = 1 - abs(first - start) / len(self.text)
            return 50 * alike + 20 * (likeness(before, left) + likeness(after, right)) + 2 * near

        best = max(found, key=score)
        return "same", best[0], best[1]

    def _most_like(self, wanted: str) -> Iterator[tuple[int, int, float]]:
        words = [word.casefold() for word in WORDS.findall(wanted)]
        votes: Counter[int] = Counter()
        for offset, pair in enumerate(pairwise(words)):
            votes.update({place - offset for place in self._pairs.get(pair, ())})
        for place, _ in votes.most_common(self.MOST_LIKE):
            first = max(0, place)
            start = self._spans[first][0]
            end = self._spans[min(len(self._spans), first + len(words)) - 1][1]
            alike = likeness(wanted, self.text[start:end])
            if (1 - alike) * len(wanted) <= min(256, len(wanted) / 2):
                yield start, end, alike


def searched(old: Written, new: Written, wanted: Sequence[Passage]) -> list[tuple[str, int, int]]:
    """Return what a search for each quotation answers."""
    search = Search(new.text)
    return [search.find(old.text, *old.range(one.first, one.last)) for one in wanted]


def verdict(passage: Passage, new: Written, answer: tuple[str, int, int], left: list[Word]) -> str:
    """Judge an answer; `left` are the words of a passage that the new text has, wherever."""
    status, start, end = answer
    is_there = len(left) > MOSTLY * (passage.last - passage.first)
    if status == "lost":
        return "needless" if is_there else "lost"
    touched = new.touched(start, end)
    own = [word for word in touched if passage.first <= word.origin < passage.last]
    holds = bool(own) and len(own) >= MOSTLY * max(len(touched), len(left))
    if status == "review":
        return "asked" if holds else "astray"
    return "right" if holds and not any(word.turned for word in left) else "wrong"


# What is printed.


def row(name: str, tally: Counter[str], seconds: float) -> str:
    return f"{name:28}" + "".join(f"{tally[one]:9}" for one in VERDICTS) + f"{seconds:9.2f}"


def judged(
    old: Written,
    new: Written,
    wanted: Sequence[Passage],
    place: Callable[..., list[tuple[str, int, int]]],
) -> tuple[Counter[str], float]:
    """Count the verdicts of one way to place, and its time."""
    standing: dict[int, Word] = {word.origin: word for word in new.words if word.origin != NEW}
    begun = time.process_time()
    answers = place(old, new, wanted)
    took = time.process_time() - begun
    tally: Counter[str] = Counter()
    for passage, answer in zip(wanted, answers, strict=True):
        left = [standing[n] for n in range(passage.first, passage.last) if n in standing]
        tally[verdict(passage, new, answer, left)] += 1
    return tally, took


def changes(letters: int, count: int, seed: int) -> bool:
    """Print what becomes of passages by kind of change; return whether the bars are kept."""
    totals: dict[str, Counter[str]] = {"aligned": Counter(), "searched": Counter()}
    times: Counter[str] = Counter()
    print(f"{'':28}" + "".join(f"{one:>9}" for one in VERDICTS) + f"{'seconds':>9}")
    for name, made in (("tale", tale), ("register", register)):
        chosen = random.Random(seed)
        text = numbered(made(letters, chosen))
        wanted = passages(text, count, chosen)
        old = Written(text)
        for kind, change in KINDS.items():
            spaces = [" "] * 12 + ["\n", "\u00a0"] if change is reflowed else [" "]
            new = Written(change(text, wanted, chosen), partial(chosen.choice, spaces))
            for way, place in (("aligned", aligned), ("searched", searched)):
                tally, took = judged(old, new, wanted, place)
                print(row(f"{name}, {kind}" if way == "aligned" else "    searched", tally, took))
                totals[way] += tally
                times[way] += took
    for way, tally in totals.items():
        print(row(f"all, {way}", tally, times[way]))
    print(f"peak memory {peak():.0f} MB")
    placed, cases = totals["aligned"]["right"], totals["aligned"].total()
    return not totals["aligned"]["wrong"] and placed >= BARS["placed"] * cases / 4_000


def amended(text: Text, chosen: random.Random) -> Text:
    """Return a law as it is a year later: edits scattered, articles put in and out, renumbered."""
    found: Text = []
    for paragraph in text:
        chance = chosen.random()
        if paragraph[0].written == "Article":
            if chance < 0.01:
                found += [_new("Article 0"), _new(tale(300, chosen)[0])]
            found.append(paragraph)
        elif chance > 0.005:
            found.append(_reworded(paragraph, 0.1, chosen) if chance < 0.06 else paragraph)
    articles = [n for n, paragraph in enumerate(found) if paragraph[0].written == "Article"]
    for number, place in enumerate(articles, 1):
        head, told = found[place]
        found[place] = [head, told._replace(written=str(number))]
    return found


def speed(letters: int, count: int, seed: int) -> bool:
    """Print how long it takes after ten years of amendments; return whether the bars are kept."""
    chosen = random.Random(seed)
    text = numbered(law(letters, chosen))
    later = text
    for _ in range(10):
        later = amended(later, chosen)
    old, new = Written(text), Written(later)
    sizes = f"{len(old.text):,} letters, {len(new.text):,} ten years later"
    print(f"{sizes}; {peak():.0f} MB before anything is aligned")
    took = []
    for many in (count, 50 * count):
        wanted = []
        while len(wanted) < many:
            wanted += passages(text, min(count, many - len(wanted)), chosen)
        tally, seconds = judged(old, new, wanted, aligned)
        took.append(seconds)
        print(row(f"{many:,} passages", tally, seconds) + f"   peak memory {peak():.0f} MB")
    print(f"{took[1] / took[0]:.2f} times as long for fifty times as many")
    return took[0] <= BARS["seconds"] and took[1] <= BARS["times"] * BARS["seconds"]


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", type=int, default=1_000_000)
    parser.add_argument("--passages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("speed", "changes"))
    given = parser.parse_args()
    size = given.letters, given.passages, given.seed
    kept = [
        measure(*size)
        for name, measure in (("speed", speed), ("changes", changes))
        if given.only in (None, name)
    ]
    sys.exit(not all(kept))


if __name__ == "__main__":
    main()
