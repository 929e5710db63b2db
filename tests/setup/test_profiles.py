"""The two profiles, a laptop over http and a server behind TLS: Django's own list of checks is clean."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings

from tests.sources import ROOT
from tests.sources import tracked as files

PROFILES: dict[str, dict[str, str]] = {
    "laptop": {},
    "server": {"WORLDCAFE_HTTPS": "1", "ALLOWED_HOSTS": "cafe.example"},
}
SAID = """
import json
from django.conf import settings as s
print(json.dumps([s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,
  s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_HTTPONLY, s.SESSION_COOKIE_HTTPONLY, s.SECURE_HSTS_SECONDS,
  s.SECURE_SSL_REDIRECT, s.SECURE_CROSS_ORIGIN_OPENER_POLICY]))
"""


def manage(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    plain.pop("REDIS_URL", None)
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=plain | {"WORLDCAFE_DATA": str(folder)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_deployment_checks_find_nothing_and_the_secret_is_made_for_its_owner_only(tmp_path):
    folder = tmp_path / "new"
    secrets = set()
    for profile in PROFILES.values():
        found = manage(folder, "check", "--deploy", "--fail-level", "INFO", **profile)
        assert found.returncode == 0, found.stderr
        assert "no issues" in found.stdout
        key = folder / "secret-key"
        secrets.add(key.read_text(encoding="ascii"))
        if os.name != "nt":
            assert stat.S_IMODE(key.stat().st_mode) == 0o600
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [len(one) >= 50 for one in secrets] == [True]


def test_behind_tls_cookies_and_headers_are_of_tls(tmp_path):
    laptop, server = (
        manage(tmp_path, "shell", "--no-imports", "-c", SAID, **profile).stdout.strip()
        for profile in PROFILES.values()
    )
    assert laptop == (
        '["worldcafe_session", "csrftoken", false, false, true, true, 0, false, null]'
    )
    assert server == (
        '["__Host-worldcafe_session", "__Host-worldcafe_csrf", true, true, true, true, 31536000, '
        'true, "same-origin"]'
    )


def test_no_secret_is_in_the_repository():
    text = (ROOT / "worldcafe" / "settings.py").read_text(encoding="utf-8")
    assert 'SECRET_KEY = "' not in text
    names = [path.name for path in files()]
    assert not [name for name in names if name in ("secret-key", ".env") or name.endswith(".pem")]


def test_there_is_no_django_admin():
    assert not apps.is_installed("django.contrib.admin")
    assert settings.ROOT_URLCONF == "worldcafe.urls"
    text = (ROOT / "worldcafe" / "urls.py").read_text(encoding="utf-8")
    assert "admin" not in text


def test_debugging_is_for_this_machine_alone(tmp_path):
    said = manage(tmp_path, "serve", DEBUG="1", HOST="0.0.0.0", PORT="1")
    assert said.returncode == 1
    assert "DEBUG=1" in said.stderr
    assert "HOST=127.0.0.1" in said.stderr
    assert "Traceback" not in said.stderr
