"""What stands before a noun: its determiner, for either gender and number, with elision.

A determiner has a kind, named by its masculine singular: « les » and « l’ » are « le », « aux » is
« au », « des » is « du », « d’ » is « de ». All words are in lower case.
"""

import re

# masculine, feminine, either before a vowel (where it differs), masculine and feminine plural
_KINDS = {
    "le": ("le", "la", "l’", "les", "les"),
    "au": ("au", "à la", "à l’", "aux", "aux"),
    "du": ("du", "de la", "de l’", "des", "des"),
    "de": ("de", "de", "d’", "de", "de"),
    "un": ("un", "une", "", "des", "des"),
    "ce": ("ce", "cette", "", "ces", "ces"),
    "mon": ("mon", "ma", "mon", "mes", "mes"),
    "ton": ("ton", "ta", "ton", "tes", "tes"),
    "son": ("son", "sa", "son", "ses", "ses"),
    "notre": ("notre", "notre", "", "nos", "nos"),
    "votre": ("votre", "votre", "", "vos", "vos"),
    "leur": ("leur", "leur", "", "leurs", "leurs"),
    "chaque": ("chaque", "chaque", "", "", ""),
    "certain": ("certain", "certaine", "", "certains", "certaines"),
    "aucun": ("aucun", "aucune", "", "", ""),
    "quel": ("quel", "quelle", "", "quels", "quelles"),
}
KINDS = {word: kind for kind, forms in reversed(_KINDS.items()) for word in forms if word}
KINDS |= {"cet": "ce", "des": "du"}
_LONGEST_FIRST = sorted((word for word in KINDS if word[-1] != "’"), key=len, reverse=True)
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(\[«—–]))(?P<word>(?:{'|'.join(_LONGEST_FIRST)})(?=\s)|(?:l|d|de l|à l)['’])\s?$",
    re.IGNORECASE,
)
_VOWEL = re.compile(r"[aàâeéèêëiîïoôuùûœ]|h(?!andicap|éros|ock|arc|aut|ors)", re.IGNORECASE)
_REACH = 12  # no determiner is longer


def before(text: str, start: int) -> tuple[int, str]:
    """Return where the determiner before ``text[start]`` begins, and its kind.

    Without a determiner, return ``start`` and nothing.
    """
    offset = max(0, start - _REACH)
    found = _BEFORE.search(text[offset:start]) if start else None
    if found is None or (offset and not found.start()):
        return start, ""
    return offset + found.start("word"), KINDS[found["word"].lower().replace("'", "’")]


def with_determiner(kind: str, noun: str, *, feminine: bool, plural: bool) -> str:
    """Return the noun after a determiner of this kind; bare where ``kind`` is empty."""
    if not kind:
        return noun
    male, female, elided, *many = _KINDS[kind]
    word = many[feminine] if plural else female if feminine else male
    if _VOWEL.match(noun) and (kind == "de" or not plural):
        word = elided or {("ce", False): "cet"}.get((kind, feminine), word)
    return word + noun if word.endswith("’") else f"{word} {noun}"
