# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The Debian package and its service: what is in it, what it depends on, and that it works once it is installed."""
import atexit
import functools
import os
import re
import resource
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import made_files
import somebody
from amparo_client import REPORT_PAGE, REPORTS, Officer, Reporter, member, members_in, members_of
from program import HOUSE, PROGRAM, Program
from unit_settings import settings

UNIT = HOUSE / "Packaging/systemd/amparo.service"
MOST_EXPOSED = 2.3


def output(*command, **more):
    return subprocess.run([str(each) for each in command], check=True, capture_output=True, text=True, **more).stdout


@functools.cache
def packed():
    folder = tempfile.mkdtemp(prefix="amparo-package-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(output(HOUSE / "Tools/package", PROGRAM, folder).strip())


class Package(unittest.TestCase):
    @property
    def package(self):
        return packed()

    def field(self, name):
        return output("dpkg-deb", "--field", self.package, name).strip()

    def test_it_depends_on_the_packages_of_the_libraries_that_it_loads(self):
        loaded = set()
        needed = re.findall(r"NEEDED\s+(\S+)", output("objdump", "-p", PROGRAM))
        for name, path in re.findall(r"(\S+) => (/\S+)", output("ldd", PROGRAM)):
            if name not in needed:
                continue
            for each in (path, path.removeprefix("/usr"), "/usr" + path):
                found = subprocess.run(["dpkg-query", "--search", each], capture_output=True, text=True, check=False)
                if found.returncode == 0:
                    loaded.add(re.split("[:,]", found.stdout)[0])
                    break
            else:
                self.fail(f"nobody's library: {path}")
        told = {each.split(" ")[0] for each in self.field("Depends").split(", ")}
        self.assertEqual(told - {"adduser", "ca-certificates"}, loaded)
        self.assertIn("libsodium23", told)
        for each in ("bubblewrap", "imagemagick", "ffmpeg", "mat2", "espeak-ng"):
            self.assertIn(each, self.field("Recommends"))

    def test_it_holds_what_it_should_for_everybody_to_read_and_nobody_to_change(self):
        listed = output("dpkg-deb", "--contents", self.package).splitlines()
        files = {line.split()[5]: line.split()[:2] for line in listed if not line.startswith("d")}
        self.assertEqual(set(files), {
            "./usr/bin/amparo", "./lib/systemd/system/amparo.service", "./etc/amparo/environment",
            "./usr/share/doc/amparo/copyright", "./usr/share/doc/amparo/examples/nginx.conf",
            "./usr/share/doc/amparo/Administrators.md", "./usr/share/doc/amparo/ThreatModel.md",
            "./usr/share/doc/amparo/SECURITY.md"})
        self.assertEqual({owner for _, owner in files.values()}, {"root/root"})
        self.assertEqual(files.pop("./usr/bin/amparo")[0], "-rwxr-xr-x")
        self.assertEqual({mode for mode, _ in files.values()}, {"-rw-r--r--"})
        self.assertEqual(output("dpkg-deb", "--info", self.package, "conffiles"), "/etc/amparo/environment\n")

    def test_removing_it_never_names_the_folder_of_the_reports(self):
        for script in ("prerm", "postrm"):
            self.assertNotIn("/var/lib", output("dpkg-deb", "--info", self.package, script))
        for script in ("postinst", "prerm", "postrm"):
            text = output("dpkg-deb", "--info", self.package, script)
            self.assertNotRegex(text, r"\b(rm|deluser|userdel|enable|systemctl start)\b")
            subprocess.run(["sh", "-n"], input=text, text=True, check=True)

    def test_packed_again_elsewhere_it_is_the_same_file(self):
        other = Path(tempfile.mkdtemp(prefix="a longer name of a folder "))
        self.addCleanup(shutil.rmtree, other, ignore_errors=True)
        copy = shutil.copy(PROGRAM, other / "program")
        again = Path(output(HOUSE / "Tools/package", copy, other / "two", env={**os.environ, "TZ": "Asia/Tokyo"}).strip())
        self.assertEqual(again.read_bytes(), self.package.read_bytes())


class Unit(unittest.TestCase):
    def test_systemd_understands_it_and_finds_it_hardened(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "amparo.service"
            copy.write_text(UNIT.read_text().replace("/usr/bin/amparo", "/bin/true"))
            done = subprocess.run(["systemd-analyze", "verify", "--man=no", copy], capture_output=True, text=True,
                                  check=False)
            told = [line for line in done.stderr.splitlines() if "amparo.service" in line]
            self.assertEqual(told, [])
            said = output("systemd-analyze", "security", "--offline=true", copy)
            score = float(re.search(r"exposure level for amparo.service: ([0-9.]+)", said)[1])
            print(f"systemd-analyze security: {score}")
            self.assertLessEqual(score, MOST_EXPOSED, said)

    def test_it_serves_the_folder_that_the_documentation_sets_up(self):
        told = dict(settings(UNIT))
        self.assertEqual(told["ExecStart"], "/usr/bin/amparo serve --data /var/lib/amparo/data")
        self.assertIn("--data /var/lib/amparo/data", (HOUSE / "Documentation/Administrators.md").read_text())

    def test_it_goes_on_when_the_kernel_ends_what_cleans_a_file(self):
        self.assertEqual(dict(settings(UNIT)).get("OOMPolicy"), "continue")


# What the unit lets the service see: everything to read, its own folder to write, another /tmp, no /home.
VIEW = """
home=$1 house=$2
shift 2
mkdir -p "$home/house"
mount --bind "$home" "$home"
mount --bind "$house" "$home/house"
mount -o remount,bind,ro "$home/house"
mount -o remount,bind,ro /
mount --bind /proc/sys /proc/sys
mount -o remount,bind,ro /proc/sys
mount -t tmpfs tmpfs /tmp
mount -t tmpfs tmpfs /home
exec "$@"
"""


def under_the_unit(home):
    """The unit's settings, as far as they hold without systemd: limits, rights, calls, and what can be written to."""
    told = dict(settings(UNIT))
    # More than this machine allows cannot be asked for here; less would be another test.
    most = resource.getrlimit(resource.RLIMIT_MEMLOCK)[1]
    memory = int(told["LimitMEMLOCK"].removesuffix("M")) << 20
    memory = memory if most == resource.RLIM_INFINITY else min(memory, most)
    limits = [f"--core={told['LimitCORE']}", f"--memlock={memory}", f"--nofile={told['LimitNOFILE']}"]
    assert told["ProtectSystem"] == "strict" and told["ProtectKernelTunables"] == "yes" and told["PrivateTmp"] == "yes"
    alone = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    view = ["unshare", *alone, "--mount", "--propagation", "private", "sh", "-euc", VIEW, "sh", str(home), str(HOUSE)]
    rights = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    if os.geteuid() == 0:
        rights = ["setpriv", f"--reuid={somebody.NOBODY}", f"--regid={somebody.NOBODY}", "--clear-groups", *rights[1:]]
    calls = ["/usr/bin/python3", f"{home}/house/Tests/Process/under_filter.py",
             f"{home}/house/{UNIT.relative_to(HOUSE)}", "--"]
    return ["prlimit", *limits, *view, *rights, *calls]


class Installed(unittest.TestCase):
    """Into a folder instead of the machine."""
    SITES = ["--name", "Mine", "--site", "KR:Kelu Ridge:Africa/Nairobi", "--member", "ada:Ada:administrator",
             "--member", "amina:Amina:officer:KR", "--member", "fatou:Fatou:focal-point", "--member",
             "iris:Iris:independent-reader"]

    def setUp(self):
        self.home = Path(tempfile.mkdtemp(prefix="amparo-installed-", dir="/var/tmp"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.home.chmod(0o755)
        self.root = self.home / "root"
        database = self.root / "var/lib/dpkg"
        for folder in ("info", "updates", "triggers"):
            (database / folder).mkdir(parents=True)
        (database / "status").touch()
        (database / "available").touch()

    def dpkg(self, *arguments):
        alone = [] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user"]
        command = [*alone, "dpkg", "--force-depends", "--force-script-chrootless", f"--root={self.root}", "--log=/dev/null",
                   *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False,
                              env={**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"})
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_it_is_installed_set_up_and_answers_under_the_unit_and_goes_without_the_data(self):
        self.dpkg("--install", packed())
        data_home = self.root / "var/lib/amparo"
        self.assertEqual(data_home.stat().st_mode & 0o777, 0o700)
        self.assertIn("/etc/amparo/environment", self.dpkg("--listfiles", "amparo"))
        self.assertEqual(self.dpkg("--verify", "amparo"), "")
        program = self.root / "usr/bin/amparo"
        somebody.give(data_home)
        data = data_home / "data"
        wrapped = under_the_unit(self.home)
        said = output(*wrapped, program, "setup", "--data", data, "--unattended", *self.SITES)
        (self.home / "tmp").mkdir()
        shutil.copytree(data, self.home / "data")
        somebody.give(self.home / "data")
        somebody.give(self.home / "tmp")
        served = Program("serve", folder=self.home, wrapped=wrapped, program=program).start()
        self.addCleanup(served.remove)
        reporter = Reporter(served.address)
        self.assertEqual(len(reporter.report("said to what was installed").receipt), 24)
        first = Officer(served.address, member(members_in(said), "officer")).try_to_sign_in()
        self.assertGreater(max(len(form.of_kind("password")) for form in first.forms), 1, "no new passphrase is asked for")
        self.assertEqual(served.end()[0], 0, served.log_text()[-2000:])
        self.dpkg("--purge", "amparo")
        self.assertFalse(program.exists())
        self.assertTrue((data / "root").exists(), "removing the program took the reports with it")

    def test_the_sandbox_closes_and_cleans_under_the_unit(self):
        program = self.home / "amparo"
        shutil.copy(PROGRAM, program)
        (self.home / "tmp").mkdir()
        somebody.give(self.home)
        running = Program("demo", folder=self.home, wrapped=under_the_unit(self.home), program=program).start()
        self.addCleanup(running.remove)
        reporter = Reporter(running.address)
        reporter.report("a picture with it", [("photo.png", "image/png", made_files.png(2))])
        officer = Officer(running.address, member(members_of(running), "officer")).sign_in()
        reports = [link for link in officer.session.get(REPORTS).links if REPORT_PAGE.match(link)]
        page = next(path for path in reports if "a picture with it" in officer.session.get(path).text)
        cleaned = officer.session.get(page + "/files/0/view")
        self.assertEqual((cleaned.status, cleaned.header("Content-Type")), (200, "image/png"))
        self.assertEqual(running.end()[0], 0, running.log_text()[-2000:])


if __name__ == "__main__":
    unittest.main()
