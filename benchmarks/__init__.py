"""What the product takes in time and room, measured against what was promised."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value, its unit, and the most or the least that was promised, if anything was."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    least: float | None = None

    @property
    def kept(self) -> bool:
        """Tell whether the promise holds."""
        under = self.limit is None or self.value <= self.limit
        return under and (self.least is None or self.value >= self.least)

    @property
    def promise(self) -> str:
        """Return the promise as a table shows it."""
        if self.limit is not None:
            return f"at most {self.limit:g}"
        return "" if self.least is None else f"at least {self.least:g}"

    def __str__(self) -> str:
        value = f"{self.value:.2f} {self.unit}"
        return f"{self.name:46} {value:22} {self.promise:14} {'' if self.kept else 'BROKEN'}"
