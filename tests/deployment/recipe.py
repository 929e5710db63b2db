"""The server's command and the proxy's configuration, taken from docs/ as an administrator would."""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.ports import free_port
from tests.server import ROOT, Server

GUIDE = ROOT / "docs" / "deploiement.md"
CONFIGURATION = ROOT / "docs" / "worldcafe.nginx.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
OPENSSL = shutil.which("openssl")
AROUND = """
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/worldcafe.conf;
}}
"""


def command(port: int) -> tuple[str, ...]:
    """Return what the guide's unit starts, with the Python of these tests."""
    unit = GUIDE.read_text(encoding="utf-8").replace("\\\n", "")
    found = re.search(r"^ExecStart=\S+/python (-m uvicorn .+)$", unit, re.MULTILINE)
    assert found, "the guide starts no uvicorn"
    return sys.executable, *shlex.split(found[1].replace("%i", str(port)))


class Uvicorn(Server):
    """A server process as the guide's unit runs it."""

    def __init__(self, folder: Path, **environment: str) -> None:
        super().__init__(folder, **environment)
        self.command = command(self.port)

    def terminate(self) -> int | None:
        """Stop it as systemd does."""
        return self._end(signal.SIGTERM, 20)


class Nginx:
    """nginx with the guide's configuration: only ports, names of files and folders are others."""

    def __init__(self, folder: Path, upstream: list[int]) -> None:
        self.folder, self.port, self.plain_port = folder, free_port(), free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.certificate()
        changes = {
            "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl",
            "listen 80": f"listen 127.0.0.1:{self.plain_port}",
            "127.0.0.1:8001": f"127.0.0.1:{upstream[0]}",
            "127.0.0.1:8002": f"127.0.0.1:{upstream[1]}",
            "/etc/ssl/worldcafe": str(folder),
            "/opt/worldcafe/build/static": str(ROOT / "build" / "static"),
        }
        text = CONFIGURATION.read_text(encoding="utf-8")
        for here, there in changes.items():
            assert here in text, here
            text = text.replace(here, there)
        (folder / "worldcafe.conf").write_text(text, encoding="utf-8")
        # Started by root, its workers would be nobody's and could not read a private checkout.
        owner = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(owner + AROUND.format(folder=folder))

    @property
    def base_url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def certificate(self) -> None:
        """Sign a certificate for this run."""
        files = ["-keyout", self.folder / "privkey.pem", "-out", self.folder / "fullchain.pem"]
        kind = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=cafe"]
        subprocess.run([OPENSSL, *kind, *files], check=True, capture_output=True)

    def start(self) -> None:
        """Start and wait until it listens; RuntimeError with its log if it does not."""
        options = ["-p", self.folder, "-c", self.folder / "nginx.conf", "-g", "daemon off;"]
        with (self.folder / "nginx.log").open("wb") as log:
            self.process = subprocess.Popen([NGINX, *options], stdout=log, stderr=log)
        deadline = time.monotonic() + 10
        while not self.listens():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "nginx.log").read_text())
            time.sleep(0.05)

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def close(self) -> None:
        """Stop it, by its pid."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=10)
