"""A data folder on a network or synced drive is refused, by what the system says of it."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from sessions_app.upkeep import room
from sessions_app.upkeep.folder import refuse_shared, shared

LINES = """
22 1 254:0 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / {folder}/bureau rw - nfs4 srv:/x rw
31 22 0:41 / {folder}/partage\\040commun rw,relatime shared:7 - cifs //srv/x rw
32 22 0:42 / {folder}/loin rw - fuse.sshfs ana@srv:/ rw
33 22 0:43 / {folder}/bureau/local rw - ext4 /dev/sdb1 rw
34 22 0:44 / {folder}/cle rw - vfat /dev/sdc1 rw
35 22 0:45 / {folder}/tas rw - nfs srv:/y rw
36 22 0:46 / {folder}/tas rw - xfs /dev/sdd1 rw
"""


@pytest.fixture
def mounts(tmp_path):
    path = tmp_path / "mountinfo"
    path.write_text(LINES.format(folder=tmp_path), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("bureau/worldcafe", "sur un disque du réseau (nfs4)"),
        ("partage commun", "sur un disque du réseau (cifs)"),
        ("loin/a/b", "sur un disque du réseau (fuse.sshfs)"),
        ("bureau/local/worldcafe", ""),
        ("bureaux", ""),
        ("cle/worldcafe", ""),
        ("tas/worldcafe", ""),
        ("OneDrive - Centre de quartier/cafés", "synchronisé par OneDrive"),
        ("Dropbox/worldcafe", "synchronisé par Dropbox"),
        ("Google Drive/worldcafe", "synchronisé par Google Drive"),
        ("Library/Mobile Documents/x", "synchronisé par iCloud"),
        ("Nextcloud/worldcafe", "synchronisé par Nextcloud"),
        ("onedriver", ""),
    ],
)
def test_where_a_folder_is(tmp_path, mounts, name, what):
    folder = tmp_path / name
    folder.mkdir(parents=True)
    assert shared(folder, mounts) == what


def test_a_mark_above_and_a_link_into_it_are_seen(tmp_path, mounts):
    (tmp_path / "partage").mkdir()
    (tmp_path / "partage" / ".dropbox.cache").mkdir()
    (tmp_path / "partage" / "cafes").mkdir()
    (tmp_path / "lien").symlink_to(tmp_path / "partage" / "cafes")
    assert shared(tmp_path / "lien", mounts) == "synchronisé par Dropbox"


def test_the_refusal_says_what_to_do_and_can_be_overruled(tmp_path, mounts, monkeypatch):
    with pytest.raises(ImproperlyConfigured, match=r"worldcafe --data ~/worldcafe"):
        refuse_shared(tmp_path / "bureau", mounts)
    monkeypatch.setenv("WORLDCAFE_ALLOW_SYNCED", "1")
    refuse_shared(tmp_path / "bureau", mounts)


def test_the_server_does_not_start_there(tmp_path):
    from tests.server import Server

    folder = tmp_path / "Dropbox"
    folder.mkdir()
    with pytest.raises(RuntimeError, match="synchronisé par Dropbox") as problem:
        Server(folder, empty=True).start()
    assert "Traceback" not in str(problem.value)
    assert not (folder / "worldcafe.sqlite3").exists()


def test_where_it_is_and_sizes_are_said_in_the_language_of_who_reads(tmp_path, mounts):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    small, large = room.words(12 * room.MB), room.words(3_400 * room.MB)
    assert (small, large) == ("12\u00a0Mo", "3,4\u00a0Go")
    with translation.override("en"):
        assert (str(small), str(large)) == ("12 MB", "3.4 GB")
        assert shared(folder, mounts) == "synced by Dropbox"
