"""Writes a form in another way: in full, with brackets as the OQLF does, or with points."""

from .gender import ending_of
from .shortened import Form


def doublet(form: Form) -> str:
    """Return the form in full: « acteurs et actrices », « un ou une »."""
    joint = "et" if form.plural or form.lemma == "chacun" else "ou"
    return f"{form.masculine} {joint} {form.feminine}"


def bracketed(form: Form) -> str:
    """Return « élu(e)s », « directeurs(-trices) », « tous (toutes) ».

    After the OQLF (Vitrine linguistique, « Doublets abrégés »): a hyphen where the ending takes the
    place of another, the whole word after a space where there is no ending to write.
    """
    ending = ending_of(form.lemma, form.female)
    if form.female == form.lemma + ending:
        small = ending != "e" and len(form.lemma) < 5
        if form.masculine == form.lemma and not small:
            return f"{form.lemma}({ending}{'s' * form.plural})"
        if form.masculine == f"{form.lemma}s" and not small:
            return f"{form.lemma}({ending})s"
    elif ending != form.female:
        return f"{form.masculine}(-{ending}{'s' * form.plural})"
    return f"{form.masculine} ({form.feminine})"


def pointed(form: Form) -> str:
    """Return the form with points, as the fiche of 2019 has them: « acteur.trice.s », « il.elle »."""
    ending = ending_of(form.lemma, form.female)
    if ending == form.female:
        return f"{form.masculine}.{form.feminine}"
    return f"{form.lemma}.{ending}{'.s' * form.plural}"
