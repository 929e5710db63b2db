"""The measures of this process as Prometheus reads them (text format 0.0.4)."""

import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from ..live import doorbell
from ..live.measures import BOUNDS, acknowledgements, counts
from . import shelf

CONTENT = "text/plain; version=0.0.4; charset=utf-8"
COUNTERS = {
    "doorbells": ("", "Doorbells rung in this process"),
    "resyncs": ("", "Screens that started again from everything"),
    "operations": ("answer", "Operations of tablets, by answer"),
}


def text() -> str:
    """Return every measure."""
    return "\n".join([*_sockets(), *_acknowledgements(), *_counters(), *_server(), ""])


def _head(name: str, kind: str, meaning: str) -> Iterator[str]:
    yield f"# HELP worldcafe_{name} {meaning}."
    yield f"# TYPE worldcafe_{name} {kind}"


def _sockets() -> Iterator[str]:
    yield from _head("sockets", "gauge", "Open sockets, by kind of screen")
    for kind, number in sorted(doorbell.sockets().items()):
        yield f'worldcafe_sockets{{kind="{kind}"}} {number}'


def _acknowledgements() -> Iterator[str]:
    name = "acknowledgement_seconds"
    yield from _head(name, "histogram", "From a tablet's last byte to its answer")
    *known, every = acknowledgements.so_far()
    for bound, number in zip(BOUNDS, known, strict=True):
        yield f'worldcafe_{name}_bucket{{le="{bound:g}"}} {number}'
    yield f'worldcafe_{name}_bucket{{le="+Inf"}} {every}'
    yield f"worldcafe_{name}_sum {acknowledgements.total:.6f}"
    yield f"worldcafe_{name}_count {every}"


def _counters() -> Iterator[str]:
    for name, (label, meaning) in COUNTERS.items():
        yield from _head(f"{name}_total", "counter", meaning)
        found = {kind: number for (one, kind), number in counts.items() if one == name}
        for kind, number in sorted((found or ({} if label else {"": 0})).items()):
            which = f'{{{label}="{kind}"}}' if label else ""
            yield f"worldcafe_{name}_total{which} {number}"


def _server() -> Iterator[str]:
    if shelf.database() and (last := shelf.latest()):
        yield from _head("backup_age_seconds", "gauge", "Since the last verified backup")
        age = (timezone.now() - last.at).total_seconds()
        yield f"worldcafe_backup_age_seconds {age:.0f}"
    if (memory := resident()) is not None:
        yield from _head("memory_bytes", "gauge", "Memory of this process")
        yield f"worldcafe_memory_bytes {memory}"


def resident() -> int | None:
    """Return the bytes of memory that this process holds, where the system tells them plainly."""
    if sys.platform != "linux":
        return None
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return None
