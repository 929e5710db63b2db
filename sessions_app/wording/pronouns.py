"""Small words that name both genders: « le/la », « ceux.elles », « iel », and what they stand for."""

# masculine, feminine, whether they are plural
_PAIRS = [
    *(("le", "la", False), ("un", "une", False), ("du", "de la", False), ("au", "à la", False)),
    *(("ce", "cette", False), ("cet", "cette", False), ("son", "sa", False), ("mon", "ma", False)),
    *(
        ("il", "elle", False),
        ("ils", "elles", True),
        ("lui", "elle", False),
        ("eux", "elles", True),
    ),
    *(("celui", "celle", False), ("ceux", "celles", True), ("ceux", "elles", True)),
    *(("tout", "toute", False), ("tous", "toutes", True), ("quel", "quelle", False)),
    *(("quels", "quelles", True), ("lequel", "laquelle", False), ("lesquels", "lesquelles", True)),
    *(("aucun", "aucune", False), ("chacun", "chacune", False), ("certains", "certaines", True)),
]
# « ceux.elles » means « ceux et celles ».
_MEANT = {("ceux", "elles"): ("ceux", "celles")}
BOTH = {
    order: (*_MEANT.get((masculine, feminine), (masculine, feminine)), plural)
    for masculine, feminine, plural in _PAIRS
    for order in ((masculine, feminine), (feminine, masculine))
    if order != ("elles", "ceux")
}
WORDS = sorted({word for order in BOTH for word in order}, key=lambda word: (-len(word), word))
# Words made of both, outside what the OQLF recommends.
FUSED = {
    "iel": ("il", "elle", False),
    "ielle": ("il", "elle", False),
    "yel": ("il", "elle", False),
    "iels": ("ils", "elles", True),
    "ielles": ("ils", "elles", True),
    "yels": ("ils", "elles", True),
    "lae": ("le", "la", False),
    "cellui": ("celui", "celle", False),
    "celleux": ("ceux", "celles", True),
    "ceuxelles": ("ceux", "celles", True),
    "elleux": ("eux", "elles", True),
    "euxelles": ("eux", "elles", True),
    "toustes": ("tous", "toutes", True),
    "copaine": ("copain", "copine", False),
    "copaines": ("copains", "copines", True),
}
