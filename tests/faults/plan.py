"""The plan of a run: every fault, kill, pause and text, drawn from one seed.

Each client draws from a stream of its own, so that the same seed plans the same for each of them,
whatever the order in which a run lets them act.
"""

import itertools
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

# What a line can do to a connection, with how often (the rest passes untouched).
KINDS = {
    "latency": 5,
    "cut-answer": 6,
    "cut-frame": 6,
    "black-hole": 2,
    "reset": 5,
    "slow": 3,
    "duplicate": 6,
    "reorder": 4,
}
CLEAN = "clean"
TEXT = (
    "l’entraide cœur voisinage où çà été Noël « ruelle » déjà hôtesse île naïf forêt garçon sœur "
    "œuvre là-bas À Éric reçu maïs aiguë ; table partagée goûter « prénoms » fête ô 😀 &lt; <b> % "
    "cafe\u0301 e\u0301te\u0301 franc\u0327ais i\u0302le"
)
WORDS = TEXT.split()


class Fault(NamedTuple):
    """What happens to one connection; ``amount`` (0 to 1) says how hard or how late."""

    kind: str
    amount: float


class Kill(NamedTuple):
    """One kill of the server: after ``calm`` seconds, ``lag`` seconds into a submission."""

    calm: float
    lag: float
    moves: bool
    database: bool


class Plan:
    """All draws of a run. ``storm`` (0 to 1) is the share of connections that meet a fault."""

    def __init__(self, seed: int, storm: float = 0.5) -> None:
        self.seed = seed
        self.storm = storm

    def stream(self, *names: object) -> Random:
        """Return the random numbers of one thing: always the same for this seed and name."""
        return Random(":".join(map(str, (self.seed, *names))))

    def faults(self, line: str) -> Iterator[Fault]:
        """Yield what happens to the first, second… connection of a line."""
        draw = self.stream("line", line)
        while True:
            kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
            hit, amount = draw.random() < self.storm, draw.random()
            yield Fault(kind if hit else CLEAN, amount)

    def kills(self, times: int, restarts: int = 0) -> Iterator[Kill]:
        """Yield the kills of a run, and restarts of the database among them; some with a move."""
        draw = self.stream("kills")
        which = [False] * times + [True] * restarts
        draw.shuffle(which)
        for number, database in enumerate(which):
            calm = draw.choice((0.1, 0.5, 2.0)) * draw.uniform(0.5, 1.5)
            yield Kill(calm, draw.uniform(0, 0.04), number % 9 == 3, database)

    def texts(self, tablet: str) -> Iterator[str]:
        """Yield the texts that a tablet writes; no two are the same."""
        draw = self.stream("text", tablet)
        for number in itertools.count(1):
            words = " ".join(draw.choices(WORDS, k=draw.randint(3, 12)))
            yield f"{tablet}, {number} : {words}"
