"""The virtual environment is made anew when it would not work, and left alone otherwise."""

import environment
import pytest


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder without .venv, where nothing is really run: returns what would have been."""
    venv = tmp_path / ".venv"
    commands = []
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "run", commands.append)
    return commands


def test_a_missing_environment_does_not_work(elsewhere, tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "none")
    assert not environment.works()


def test_this_environment_works():
    assert environment.works()


def test_an_environment_that_was_moved_does_not_work(elsewhere):
    environment.VENV.mkdir()
    (environment.VENV / "pyvenv.cfg").write_text("command = python -m venv elsewhere")
    assert not environment.works()


def test_a_moved_environment_hands_over_to_the_python_it_was_made_from(elsewhere, monkeypatch):
    environment.VENV.mkdir()
    monkeypatch.setattr(environment.sys, "prefix", str(environment.VENV))
    monkeypatch.setattr(environment, "whole", lambda: False)
    with pytest.raises(HandedOver) as handed:
        monkeypatch.setattr(environment, "replace_process", hand_over)
        environment.enter("runtime")
    assert handed.value.args[0] == environment.sys._base_executable
    assert elsewhere == []


class HandedOver(Exception):
    """Raised where this process would have become another."""


def hand_over(command):
    raise HandedOver(*command)


def test_packages_are_installed_once_per_lock(elsewhere, monkeypatch):
    environment.VENV.mkdir()
    environment.install("dev")
    assert "--require-hashes" in elsewhere[0]
    environment.install("dev")
    environment.install("runtime")  # dev holds it all
    assert len(elsewhere) == 1
    monkeypatch.setattr(environment, "digest", lambda group: "a new lock")
    environment.install("runtime")
    assert len(elsewhere) == 2


def test_a_failed_installation_says_that_nothing_was_lost(capsys):
    with pytest.raises(SystemExit):
        environment.run([environment.PYTHON, "-c", "raise SystemExit(3)"])
    assert "Vos cafés sont intacts" in capsys.readouterr().err


def test_every_locked_package_has_a_hash_and_no_address():
    for group in ("runtime", "dev", "uv"):
        lock = environment.locked(group).read_text(encoding="utf-8")
        assert "://" not in lock
        packages = [line for line in lock.splitlines() if line[:1].isalnum()]
        assert packages
        assert all(line.endswith("\\") for line in packages)
