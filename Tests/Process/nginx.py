# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""nginx with the configuration that is shipped: only ports, the certificate and the server's address are changed."""
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from program import HOUSE

SHIPPED = HOUSE / "Packaging/nginx/amparo.conf"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    """`plain` speaks HTTP with the very same server block, for tests that write raw requests."""

    def __init__(self, upstream):
        self.home = Path(tempfile.mkdtemp(prefix="amparo-nginx-"))
        self.secure_port, self.plain_port, self.redirect_port = free_port(), free_port(), free_port()
        self.upstream, self.process = upstream, None

    def configuration(self):
        site = SHIPPED.read_text()
        changes = [
            (r"server 127\.0\.0\.1:8080;", f"server {self.upstream[0]}:{self.upstream[1]};", 1),
            (r"\n    listen \[::\]:.*", "", 2),
            (r"listen 80;", f"listen 127.0.0.1:{self.redirect_port};", 1),
            (r"listen 443 ssl http2;",
             f"listen 127.0.0.1:{self.secure_port} ssl http2;\n    listen 127.0.0.1:{self.plain_port};", 1),
            (r"/etc/ssl/amparo/fullchain\.pem", str(self.home / "certificate.pem"), 1),
            (r"/etc/ssl/amparo/privkey\.pem", str(self.home / "key.pem"), 1),
        ]
        for pattern, replacement, times in changes:
            site, count = re.subn(pattern, replacement, site)
            if count != times:
                raise AssertionError(f"{pattern} stands {count} times in {SHIPPED}, expected {times}")
        temporary = "\n".join(f"    {kind}_temp_path {self.home}/temporary/{kind};"
                              for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        return (f"daemon off;\npid {self.home}/pid;\nerror_log {self.home}/error.log;\nworker_processes 2;\n"
                f"events {{}}\nhttp {{\n    access_log {self.home}/access.log;\n{temporary}\n{site}\n}}\n")

    def start(self):
        (self.home / "temporary").mkdir()
        self.home.chmod(0o755)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-days", "2", "-subj", "/CN=localhost", "-keyout", str(self.home / "key.pem"),
                        "-out", str(self.home / "certificate.pem")], check=True, capture_output=True)
        file = self.home / "nginx.conf"
        file.write_text(self.configuration())
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin")
        checked = subprocess.run([nginx, "-t", "-c", str(file)], capture_output=True, text=True)
        if checked.returncode:
            raise AssertionError(checked.stderr)
        self.process = subprocess.Popen([nginx, "-c", str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.plain_port), 1).close()
                return self
            except OSError:
                time.sleep(0.02)
        raise AssertionError("nginx does not answer")

    def temporary_files(self):
        return [str(path) for path in (self.home / "temporary").rglob("*") if path.is_file()]

    def written(self):
        """What stands in its logs."""
        return "".join(path.read_text() for path in self.home.glob("*.log"))

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(10)
        shutil.rmtree(self.home, ignore_errors=True)
