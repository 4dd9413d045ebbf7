"""Builds that the system ends, or gives no room: what was there stays whole, and the next build puts all in order."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import tzdata

from handbill.diagnostics import Report
from handbill.emit import write
from tests.build.test_output import bundle, names
from tests.cli.conftest import environment
from tests.compiler.acme import SITE, promotion, written

KILLED = """
import json, os, signal, sys
from hashlib import sha256
from pathlib import Path
from handbill.diagnostics import Report
from handbill.emit import output, write
from handbill.model.bundle import Bundle

def bundle(text):
    script = text * 99
    digest = sha256(script).hexdigest()[:12]
    manifest = json.dumps({"script": f"handbill.{digest}.js"}).encode()
    files = {f"images/{text.decode()}.png": script, f"handbill.{digest}.js": script, "handbill.js": script, "manifest.json": manifest}
    return Bundle("acme", files, (), 1, 1, digest)

old, new = bundle(b"old"), bundle(b"new")
told = []
for moment in range(20):
    out = Path(sys.argv[1]) / str(moment)
    write(old, out, Report())
    child = os.fork()
    if not child:
        steps = iter(range(moment))
        def counted(step):
            def taken(*given):
                done = step(*given)
                if next(steps, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)
                return done
            return taken
        output._write_through = counted(output._write_through)
        Path.replace = counted(Path.replace)
        write(new, out, Report())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    folder = out / "acme"
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    named = found.get(json.loads(found["manifest.json"])["script"])
    whole = all(content in (old.files.get(n), new.files.get(n)) for n, content in found.items() if n in {**old.files, **new.files})
    write(new, out, Report())
    left = sorted(p.name for p in folder.rglob("*") if p.is_file() and p.name not in ("old.png", ".handbill.lock"))
    told.append([os.WIFSIGNALED(status), whole and named in (b"old" * 99, b"new" * 99), left == sorted(Path(n).name for n in new.files)])
print(json.dumps(told))
"""


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_bundle_and_the_next_one_tidies_up(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)

    assert [killed for killed, _, _ in told].count(True) == 8
    assert [whole for _, whole, _ in told] == [True] * 20
    assert [tidy for _, _, tidy in told] == [True] * 20


ENDED = """
import os, signal, sys
from handbill.emit import output
from handbill.cli.group import run

write = output._write_through
def interrupted(path, content):
    write(path, content)
    if path.name.startswith("embed.html"):
        os.kill(os.getpid(), signal.SIGTERM)
output._write_through = interrupted
sys.exit(run(["build", sys.argv[1], "--out", sys.argv[2]]))
"""


def test_a_build_that_is_asked_to_end_takes_back_what_it_has_written(tmp_path: Path) -> None:
    site = written(tmp_path / "acme", {"welcome": promotion()})
    done = subprocess.run(
        [sys.executable, "-c", ENDED, str(site), str(tmp_path / "out")], capture_output=True, text=True
    )

    assert (done.returncode, done.stderr.strip()) == (130, "stopped")
    assert names(tmp_path / "out") == []


def test_a_device_without_room_leaves_the_last_bundle_as_it_was(tmp_path: Path) -> None:
    write(bundle(handbill_js="old", report_html="old"), tmp_path, Report())
    # The system itself answers here as a full disk does, and not before the file is flushed.
    (tmp_path / "acme" / "report.html.handbill-tmp").symlink_to("/dev/full")
    report = Report()

    assert write(bundle(handbill_js="new", report_html="new"), tmp_path, report) is None
    assert [(d.code, "No space left" in d.message) for d in report.diagnostics] == [("HB602", True)]
    assert names(tmp_path / "acme") == ["handbill.js", "manifest.json", "report.html"]
    assert (tmp_path / "acme" / "handbill.js").read_text() == "old"
    assert write(bundle(handbill_js="new", report_html="new"), tmp_path, Report()) is not None
    assert (tmp_path / "acme" / "report.html").read_text() == "new"


def test_a_file_that_may_not_grow_any_further_ends_a_build_with_its_name(tmp_path: Path) -> None:
    site = written(tmp_path / "acme", {"welcome": promotion()})
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192));"
        "from handbill.cli.group import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-B", "-c", program, "build", str(site), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True)

    assert done.returncode == 1
    assert "HB602" in done.stdout
    assert "File too large" in done.stdout
    assert "nothing was written" in done.stderr
    assert names(tmp_path / "out") == []


def test_the_zone_data_of_the_system_changes_nothing_and_the_manifest_says_which_was_used(
    tmp_path: Path,
) -> None:
    rules = "triggers: [ page_load ]\nschedule: { from: 2026-12-01 09:00, until: 2026-12-24 }"
    site = written(tmp_path / "acme", {"site.yml": SITE, "welcome": promotion(rules)})
    other = tmp_path / "zones" / "Europe" / "Amsterdam"
    other.parent.mkdir(parents=True)
    other.write_bytes(files("tzdata.zoneinfo.Asia").joinpath("Tokyo").read_bytes())
    told = []
    for name, zones in (("plain", ""), ("other", str(tmp_path / "zones"))):
        command = [
            sys.executable,
            "-m",
            "handbill",
            "build",
            str(site),
            "--out",
            str(tmp_path / name),
            "--at",
            "2026-11-22",
        ]
        done = subprocess.run(command, capture_output=True, text=True, env=environment(PYTHONTZPATH=zones))
        assert done.returncode == 0, done.stderr
        told.append({p.name: p.read_bytes() for p in (tmp_path / name / "acme").glob("[!.]*") if p.is_file()})
    manifest = json.loads(told[0]["manifest.json"])

    assert told[0] == told[1]
    assert manifest["tzdata"] == tzdata.IANA_VERSION
