"""The mender of French spacing touches what people read, and nothing else."""

import no_break
import pytest

N = "\u00a0"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Table : 3</p>", f"<p>Table{N}: 3</p>"),
        ("<p>{{ name }} : oui</p>", f"<p>{{{{ name }}}}{N}: oui</p>"),
        ('{% translate "« Oui » ?" %}', f'{{% translate "«{N}Oui{N}»?" %}}'),
        (
            '<a title="{% translate "Vu : oui" %}">x</a>',
            f'<a title="{{% translate "Vu{N}: oui" %}}">x</a>',
        ),
        ("<p>l'heure ; 13:30</p>", "<p>l’heure; 13:30</p>"),
        ('{% if a != "b : c" %}x{% endif %}', '{% if a != "b : c" %}x{% endif %}'),
    ],
)
def test_templates(before, after):
    assert no_break.template(before) == after
    assert no_break.template(after) == after


def test_guides():
    before = "Tapez `a : b` : « [oui](a%20;b) » ?\n\n```sh\nx : 'y'\n```\n"
    after = f"Tapez `a : b`{N}: «{N}[oui](a%20;b){N}»?\n\n```sh\nx : 'y'\n```\n"
    assert no_break.guide(before) == after


def test_modules():
    before = 'X = "a : b"\nY = _("é : oui"), _(\n    "« a »"\n)\nprint(f"{X} : {Y}")\n'
    after = f'X = "a : b"\nY = _("é{N}: oui"), _(\n    "«{N}a{N}»"\n)\nprint(f"{{X}} : {{Y}}")\n'
    assert no_break.module(before) == after
