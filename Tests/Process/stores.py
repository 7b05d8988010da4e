# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The stores that every process test runs on."""
import os
import secrets
import subprocess
import urllib.parse
from pathlib import Path

CLUSTER = os.environ.get("TEST_POSTGRES_URL", "")


def psql(url, statement):
    subprocess.run(["psql", "--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", statement],
                   check=True, capture_output=True, text=True)


class SQLiteStore:
    name = "sqlite"
    option = None

    def dump(self):
        """The data folder holds everything."""
        return b""

    def folders(self):
        return []

    def remove(self):
        pass


class PostgresStore:
    """A database of its own on the cluster that `Tests/Tools/postgres-cluster run` started."""
    name = "postgres"

    def __init__(self):
        database = "process_" + secrets.token_hex(6)
        psql(CLUSTER, f"CREATE DATABASE {database}")
        parts = urllib.parse.urlsplit(CLUSTER)
        self.database = database
        self.option = f"{parts.scheme}://{parts.netloc}/{database}" + (f"?{parts.query}" if parts.query else "")

    def dump(self):
        done = subprocess.run(["pg_dump", "--format=plain", "--dbname", self.option], check=True, capture_output=True)
        return done.stdout

    def folders(self):
        """Where the database keeps its own files and its log, all of it written out."""
        psql(self.option, "CHECKPOINT")
        return [Path(urllib.parse.parse_qs(urllib.parse.urlsplit(CLUSTER).query)["host"][0])]

    def remove(self):
        psql(CLUSTER, f"DROP DATABASE IF EXISTS {self.database} WITH (FORCE)")


def available():
    """PostgreSQL joins when the cluster is there; `make test` always brings it."""
    return [SQLiteStore] + ([PostgresStore] if CLUSTER else [])
