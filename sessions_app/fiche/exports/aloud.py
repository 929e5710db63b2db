"""Says in a PDF how its shortened forms are read aloud: the expansion text (``/E``) of their spans.

WCAG technique PDF8, ISO 32000-1 § 14.9.5. The typesetter has no word for it, so the templates number
each form by a colour that nobody sees, and the number gives way to the text here.
"""

import io

DIGITS = 256  # of a number told by the green and the blue of a colour


def colour(number: int) -> str:
    """Return the colour that tells this number, from 1 on; it is wholly transparent."""
    return f"#00{number // DIGITS % DIGITS:02x}{number % DIGITS:02x}00"


def expanded(content: bytes, said: list[str]) -> bytes:
    """Return the PDF whose form of number n is said as the n-th text; the same bytes each time.

    Raises ``ValueError`` unless each of them is met.
    """
    if not said:
        return content
    import pikepdf  # for the few documents that need it

    missing = set(range(1, len(said) + 1))
    with pikepdf.open(io.BytesIO(content)) as file:
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Span" and "/A" in one:
                number = _number(one.A)
                if number:
                    one.E = pikepdf.String(said[number - 1])
                    del one.A
                    missing.discard(number)
        if missing:
            raise ValueError(f"not in the file: {sorted(missing)}")
        written = io.BytesIO()
        file.save(written, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue()


def _number(attributes: object) -> int:
    """Return what the colour behind a span tells; 0 for a span without one."""
    for each in attributes:  # type: ignore[attr-defined]
        if "/BackgroundColor" in each:
            _red, high, low = (round(float(part) * 255) for part in each.BackgroundColor)
            return high * DIGITS + low
    return 0
