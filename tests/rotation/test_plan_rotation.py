"""The command plans a list from a file, and says what is wrong with it, line by line."""

import json

import pytest
from django.core.management import CommandError, call_command

SECTORS = ["Santé", "École", "Quartier", "Ville"]


@pytest.fixture
def planned(tmp_path, capsys):
    """Return a function that writes a list, plans it and returns what was printed, as an object."""

    def run(text, *options, encoding="utf-8"):
        path = tmp_path / "liste.csv"
        path.write_bytes(text.encode(encoding))
        call_command("plan_rotation", path, *options, "--json")
        return json.loads(capsys.readouterr().out)

    return run


def sixty(mark=","):
    rows = [f"Personne {n:02}{mark}{SECTORS[n % 4]}" for n in range(60)]
    return "\n".join([f"Nom{mark}Secteur", *rows])


def test_sixty_people_at_twelve_tables_never_meet_twice(planned):
    found = planned(sixty(), "--tables=12", "--rounds=3", "--hosts-stay", "--sector-column=Secteur")
    assert found.keys() >= {
        "rounds", "repeat_meetings", "bound", "sector_spread", "unmet", "seconds"
    }  # fmt: skip
    assert [[len(table) for table in row] for row in found["rounds"]] == [[5] * 12] * 3
    hosts = [[table[0] for table in row] for row in found["rounds"]]
    assert hosts == [[f"Personne {n:02}" for n in range(12)]] * 3
    assert (found["repeat_meetings"], found["bound"], found["sector_spread"]) == (0, 0, 0)
    assert found["unmet"] == []


def test_a_column_says_who_holds_which_table(planned):
    text = "Nom;Hôte\nAna;2\nHugo;\nInès;1\nSofia;\nCharlie;\nMaya;\n"
    found = planned(text, "--tables=2", "--rounds=2", "--hosts-stay")
    assert [[table[0] for table in row] for row in found["rounds"]] == [["Inès", "Ana"]] * 2


def test_a_list_of_excel_without_header_is_read(planned):
    text = "\r\n".join(["Élise", "Noël", "Zoé", "Léo"])
    found = planned(text, "--tables=2", "--rounds=1", encoding="cp1252")
    assert sorted(name for table in found["rounds"][0] for name in table) == [
        "Léo",
        "Noël",
        "Zoé",
        "Élise",
    ]


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("Nom,Secteur\nAna,A\n,B", (), "Ligne 3 : le nom manque dans la première colonne."),
        ("Nom\nAna\nHugo\nAna", (), "Ligne 4 : « Ana » est déjà à la ligne 2."),
        ("Nom,Hôte\nAna,7\nHugo,", (), "Ligne 2 : les tables vont de 1 à 2."),
        ("Nom,Hôte\nAna,1\nHugo,1", (), "Ligne 3 : la table 1 a déjà quelqu’un, à la ligne 2."),
        ("Nom,Hôte\nAna,peut-être\nHugo,", (), "Ligne 2 : « peut-être » ne nomme pas une table"),
        ("Nom\nAna", ("--sector-column=Milieu",), "Ligne 1 : aucune colonne « Milieu »."),
        ("Nom\nAna", (), "Tables demandées : 2; personnes dans la liste : 1."),
        ("Nom\n", (), "Le fichier ne contient personne."),
        ("", (), "Le fichier ne contient personne."),
    ],
)
def test_what_is_wrong_is_said_by_line(planned, text, options, sentence):
    with pytest.raises(CommandError) as refused:
        planned(text, "--tables=2", "--rounds=1", *options)
    assert sentence in str(refused.value).replace("\u00a0", " ")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="ce fichier ou son dossier n’existe pas"):
        call_command("plan_rotation", tmp_path / "rien.csv", "--tables=2", "--rounds=1")


@pytest.mark.parametrize("option", ["--tables=0", "--rounds=x", "--seconds=-1"])
def test_a_number_out_of_place_is_refused(tmp_path, option):
    with pytest.raises(CommandError, match="n’est pas un nombre"):
        call_command("plan_rotation", tmp_path / "x.csv", "--tables=2", "--rounds=1", option)


def test_without_json_the_plan_is_told_in_words(tmp_path, capsys):
    path = tmp_path / "liste.csv"
    path.write_text("Nom\nAna\nHugo\nInès\nSofia\n", encoding="utf-8")
    call_command("plan_rotation", path, "--tables=2", "--rounds=2", "--hosts-stay")
    said = capsys.readouterr().out
    assert "Ronde 2" in said
    assert "Rencontres répétées" in said
