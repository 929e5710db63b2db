"""Sets plain text by the Québec rules of the OQLF: spaces, quotation marks, apostrophes, ellipses.

Source: Banque de dépannage linguistique (now in the Vitrine linguistique), « Espacement avant et après
les signes de ponctuation et les symboles », in its variant for software without thin spaces.

Only spaces, straight quotes, straight apostrophes and runs of three dots ever change; letters and
digits never do. Whoever compares a set text with its source must therefore treat ’ as ', « » as ",
… as ... and every space alike. Addresses, times (13:30) and ratios (3:1) stay as typed; 13h30 gets
its spaces.
"""

import re
import unicodedata

from .links import ADDRESS

NBSP = "\u00a0"
_H = r"[^\S\n]"  # any space but the end of a line
_END = r"[)\]»”\",.;:!?…]*(?:\s|$)"  # only there: « http://a ?b » must not become one address
_HOLD = "\ufdd0"  # stands for an address; a noncharacter, so clean() leaves none in the text
_UNITS = (
    "°C|°F|km/h|km²|km|m²|m³|cm|mm|m|ha|kg|mg|g|lb|mL|ml|cL|cl|L|kWh|kW|W|To|Go|Mo|ko|s|min|h|M\\$|k\\$|"
    "ans?|jours?|semaines?|mois|heures?|minutes?|secondes?|dollars?|millions?|milliards?"
)
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_PARTS = "pp?|vol|chap|ch|sect|al|art|fig|t"
_HOUR = r"[01]?\d|2[0-3]"
_RULES: list[tuple[re.Pattern[str], str]] = [
    (re.compile(pattern), replacement)
    for pattern, replacement in [
        (r"(?<!\.)\.{3}(?!\.)", "…"),
        (rf"(?<![\w.,:/-])({_HOUR})h([0-5]\d)(?![\w:])", rf"\1{NBSP}h{NBSP}\2"),
        (rf"(?<![\w.,:/-])({_HOUR})h(?![\w'’-])", rf"\1{NBSP}h"),
        (r"(?<=[^\W\d_])'(?=[\w«\"])", "’"),
        (rf"«{_H}*(?=\S)", "«" + NBSP),
        (rf"(?<=\S){_H}*»", NBSP + "»"),
        (rf"(?<=[^\s«]){_H}+(?=[;!?]+{_END})(?!;[()-])", ""),
        (rf"(?<=[^\s:]){_H}+:(?![\d:/\\()-])", NBSP + ":"),
        (r"(?<=[^\s:;!?.,«(\[{<>/\\=+*-])(?=:(?:\s|$|[»”]))", NBSP),
        (rf"(?<=\d){_H}*(?=[%‰$¢€](?!\w))", NBSP),
        (rf"(?<=\d){_H}+(?=(?:{_UNITS})(?![\w'’-]))", NBSP),
        (rf"(?<![\w.,:/-])(1er|[1-9]|[12]\d|3[01]){_H}+(?=(?:{_MONTHS})(?!\w))", r"\1" + NBSP),
        (rf"(?<=\d{NBSP}h){_H}+(?=\d)", NBSP),
        (rf"(?<=\d{NBSP}\$){_H}+(?=(?:CA|US)(?!\w))", NBSP),
        (rf"\b([Nn](?:os?|[°º])|(?:{_PARTS})\.){_H}+(?=\d)", r"\1" + NBSP),
        (rf"§{_H}*(?=\d)", "§" + NBSP),
        (rf"\b([Pp]\.){_H}+(?=ex\.)", r"\1" + NBSP),
        (rf"\b(MM?\.|Mmes?|Mlles?|Mgr|Mes?|Dre?s?|Ph\.|St|Ste){_H}+(?=[A-ZÀ-ÖØ-Þ])", r"\1" + NBSP),
    ]
]
_SPACES = re.compile(rf"{_H}{{2,}}")
_LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_THOUSANDS = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{_H}\d{{3}})+(?!\d)")
_PAIR = re.compile(r"(?<![^\s(\[—–'’])(?<!«\s)\"(?=[^\s\"])([^\"«»\n]*)(?<=\S)\"(?![\w\"])")
# Control characters but the newline, lone halves of surrogate pairs, and what shows as nothing.
_UNSEEN = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff"
    "\u00ad\ufeff\u200b\u2060\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    """Return the text in NFC, without control, invisible or direction-forcing characters.

    Every kind of line end becomes a newline and a tab becomes a space. Joiners (as in emoji) stay.
    """
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def typeset(text: str, language: str = "fr-CA") -> str:
    """Return the text ready to publish; doing it twice changes nothing more.

    French spacing and quotation marks apply where ``language`` is French; any language gets
    :func:`clean`, single spaces and trimmed lines.
    """
    text = _SPACES.sub(_one_space, clean(text))
    text = "\n".join(line.strip() for line in text.split("\n"))
    return _french(text) if language.lower().startswith("fr") else text


def _one_space(run: re.Match[str]) -> str:
    return NBSP if NBSP in run.group() else " "


def _french(text: str) -> str:
    addresses = ADDRESS.findall(text)
    text = "\n".join(map(_quotes, ADDRESS.sub(_HOLD, text).split("\n")))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    text = _THOUSANDS.sub(lambda number: re.sub(_H, NBSP, number.group()), text)
    for address in addresses:
        text = text.replace(_HOLD, address, 1)
    return text


def _quotes(line: str) -> str:
    """Turn pairs of straight quotes into guillemets; leave a line whose quotes do not pair."""
    return line if line.count('"') % 2 else _PAIR.sub(f"«{NBSP}\\1{NBSP}»", line)
