"""Words as one searches for them: without accents, case or doubled spaces."""

import unicodedata


def folded(text: str) -> str:
    """Return ``text`` in lower case, without accents, its spaces made single."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).casefold().split())
