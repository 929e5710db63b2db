"""What the product takes in time and room, measured against what was promised."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value, its unit, and the most that it may be, if something was promised."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def kept(self) -> bool:
        return self.limit is None or self.value <= self.limit

    def __str__(self) -> str:
        promise = f" (at most {self.limit:g})" if self.limit is not None else ""
        return f"{self.name}: {self.value:.2f} {self.unit}{promise}{'' if self.kept else ' BROKEN'}"
