"""Measure this project against a bare floor and its peers, in one run on one machine.

    python -m benchmarks                          the scenarios and peers of docs/benchmarks.md
    python -m benchmarks --scenarios c200,g       some of them
    python -m benchmarks --peers floor,ours       against some
    python -m benchmarks report                   the table of the last run

The scenarios, the scripted model and the peers are those of the harness in the folder that ``BENCH_HARNESS`` names
(by default ``../shared/bench``). Only the protocol client is ours: ``clients.py``. The harness is left as it is: it
runs from a folder of links in which that one file is replaced.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HARNESS = Path(os.environ.get("BENCH_HARNESS", ROOT.parent / "shared" / "bench")).resolve()
HOME = Path(os.environ.get("BENCH_HOME", Path.home() / ".cache" / "chat-bench"))


def overlay() -> Path:
    """The harness, with our protocol client in the place of its own."""
    folder = HOME / "overlay"
    folder.mkdir(parents=True, exist_ok=True)
    for entry in HARNESS.iterdir():
        source = Path(__file__).with_name("clients.py") if entry.name == "clients.py" else entry
        link = folder / entry.name
        link.unlink(missing_ok=True)
        link.symlink_to(source)
    return folder


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("command", nargs="?", default="run", choices=["run", "report", "inspect"])
    parser.add_argument("--peers", default="floor,floor-blocks,dashext,ours")
    parser.add_argument("--scenarios", default="a,c50,c200,d4k,d20k,fp,g,h")
    parser.add_argument("--runs", default="3")
    parser.add_argument("--session", default="ours")
    options = parser.parse_args()
    if not (HARNESS / "bench.py").exists():
        print(f"no harness in {HARNESS}: set BENCH_HARNESS to its folder", file=sys.stderr)
        return 1
    environment = {
        **os.environ,
        "BENCH_HARNESS": str(HARNESS),
        "BENCH_HOME": str(HOME),
        "BENCH_OURS_BIN": str(Path(sys.executable).parent),
    }
    venvs = sorted({"harness", *(peer.split("-")[0] for peer in options.peers.split(","))} - {"ours"})
    missing = [name for name in venvs if not (HOME / "venvs" / name).exists()]
    if missing:
        subprocess.run(["sh", HARNESS / "setup_venvs.sh", *missing], env=environment, check=True)
    arguments = {
        "run": ["--peers", options.peers, "--scenarios", options.scenarios, "--runs", options.runs],
        "inspect": ["--peers", options.peers],
        "report": [],
    }[options.command]
    if options.command != "inspect":
        arguments += ["--session", options.session]
    command = [str(HOME / "venvs" / "harness" / "bin" / "python"), str(overlay() / "bench.py"), options.command]
    return subprocess.run([*command, *arguments], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
