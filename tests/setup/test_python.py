"""Without a suitable Python, the commands say what to install and stop."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.sources import ROOT

needs_sh = pytest.mark.skipif(os.name == "nt", reason="the sh commands are not for Windows")


def run_with_only(folder: Path, *programs: str) -> subprocess.CompletedProcess[str]:
    """Run the command of a fresh clone, where there is no .venv yet."""
    for program in programs:
        (folder / program).symlink_to(f"/usr/bin/{program}")
    shutil.copytree(ROOT / "script", folder / "clone" / "script")
    command = ["/bin/sh", str(folder / "clone" / "script" / "run")]
    environment = {"PATH": str(folder)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@needs_sh
def test_no_python_is_explained_in_both_languages(tmp_path):
    result = run_with_only(tmp_path, "dirname")
    assert result.returncode == 1
    assert "introuvable" in result.stderr
    assert "apt-get install python3 python3-venv" in result.stderr
    assert "was not found" in result.stderr


@needs_sh
def test_an_old_python_does_not_count(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    assert run_with_only(tmp_path, "dirname").returncode == 1
