#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the budgets as ratios measured in one run, and keeps them in a JSON file.

Absolute times wander on shared machines, so every figure of the program stands beside that of a yardstick, and the two take turns:
for start-up and memory an empty Qt window that is linked with the same libraries, for the log the bare SQL on the same file, for the
webhook the same listener with the bare SQLite insert behind it, for test sends the same requests and commits without the program."""
import argparse
import glob
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

ROWS = 1_000_000
ROUNDS = 15
HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))


def run_once(command):
    environment = dict(os.environ, CHANNEL_CONSOLE_STARTED=str(time.monotonic_ns()))
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, timeout=60, check=True)
    return json.loads(result.stdout.decode().strip().splitlines()[-1])


def what_fills():
    """A name for everything that decides what is in the file: with another one it must be made anew."""
    digest = hashlib.sha256()
    sources = sorted(glob.glob(os.path.join(SOURCE, "resources", "migrations", "*.sql")))
    sources += [os.path.join(HERE, "LogFill.cpp")]
    sources += [os.path.join(SOURCE, "core", "log", name) for name in ("SearchFolding.cpp", "SearchIndex.cpp", "SearchText.cpp")]
    for path in sources:
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()[:12]


def fill(build, out):
    """The folder with a log of a million rows that looks like a busy month, its search index included. Making it takes minutes,
    so it is kept beside the report until what fills it changes."""
    place = os.path.join(os.path.dirname(out), "bench-data")
    directory = os.path.join(place, what_fills())
    if os.path.isdir(directory):
        return directory
    shutil.rmtree(place, ignore_errors=True)
    print(f"writing {ROWS:,} rows, kept in {place} for the next time …", flush=True)
    unfinished = directory + "-unfinished"
    os.makedirs(place, mode=0o700)
    subprocess.run([os.path.join(build, "bin", "bench-log"), unfinished, "--only-fill"], timeout=3600, check=True)
    os.rename(unfinished, directory)
    return directory


def on_one_core():
    """Keeps a process on one core, where that can be asked for. Both sides hand each query to another thread. If that is on
    another core, a virtual machine may take longer to wake it than a short page takes, now for one side and now for the other."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def log_queries(build, directory):
    """Pages, filters and searches of that log beside the bare SQL: the worst of each, and all of them printed. The last column
    is for information: how long the bare SQL takes if Qt, not SQLite, makes UTF-16 of its texts."""
    result = subprocess.run([os.path.join(build, "bin", "bench-log"), directory], stdout=subprocess.PIPE, timeout=600, check=True,
                            preexec_fn=on_one_core)
    queries = json.loads(result.stdout)
    print(f"\n{'query of the log, a page of 200 rows':<42}{'program':>12}{'bare SQL':>15}{'ratio':>8}{'with Qt texts':>17}")
    for query in queries:
        print(f"{query['what']:<42}{query['own']:>9.0f} us{query['bare']:>12.0f} us{query['ratio']:>8.2f}"
              f"{query['bareUtf8']:>14.0f} us")

    def worst(chosen):
        query = max(chosen, key=lambda one: one["ratio"])
        return query["own"], query["bare"], query["ratio"]

    searches = [query for query in queries if query["what"].startswith("search")]
    return worst([query for query in queries if query not in searches]), worst(searches), queries


def measure(commands):
    samples = {name: [] for name in commands}
    for command in commands.values():
        run_once(command)
    for _ in range(ROUNDS):
        for name, command in commands.items():
            samples[name].append(run_once(command))
    return {
        name: {key: statistics.median(sample[key] for sample in taken) for key in taken[0]}
        for name, taken in samples.items()
    }


def window_start(command):
    """Milliseconds from the start of a program to its window on the screen, seen from outside."""
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            # Asked again and again: xdotool's own --sync looks only twice a second.
            search = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)]
            while subprocess.run(search, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode != 0:
                if time.monotonic() - started > 30:
                    raise RuntimeError(f"no window of {command[0]}")
            return (time.monotonic() - started) * 1000
        finally:
            process.kill()


def window_starts(program, data):
    """The program and DB Browser for SQLite on the same file, in turns; None where the browser is not installed."""
    browser = shutil.which("sqlitebrowser")
    if not browser:
        return None
    database = os.path.join(data, "channel-console.db")
    own, other = [], []
    for _ in range(5):
        own.append(window_start([program, "--data", data]))
        other.append(window_start([browser, database]))
    return statistics.median(own), statistics.median(other)


def webhook_calls(build):
    """Calls a second that are durable before their answer, and the same by the bare SQLite insert."""
    result = subprocess.run([os.path.join(build, "bin", "bench-webhook")], stdout=subprocess.PIPE, timeout=600, check=True)
    figures = json.loads(result.stdout)
    return figures["callsPerSecond"], figures["bareCallsPerSecond"]


def test_sends(build):
    """Test sends a second to the sandbox, and the same requests and commits bare."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    result = subprocess.run([os.path.join(build, "bin", "bench-sends")], env=environment, stdout=subprocess.PIPE, timeout=600,
                            check=True)
    figures = json.loads(result.stdout)
    return figures["sendsPerSecond"], figures["bareSendsPerSecond"]


def longest_stall(build):
    """Milliseconds the GUI thread did not answer while 5,000 events a second came in; the median of three runs."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    runs = []
    for _ in range(3):
        result = subprocess.run([os.path.join(build, "bin", "bench-stall")], env=environment, stdout=subprocess.PIPE,
                                timeout=120, check=True)
        runs.append(json.loads(result.stdout)["longestStallMs"])
    return statistics.median(runs)


def beside(own, other):
    return own, other, own / other


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.inside:
        desktop = os.path.join(HERE, "..", "e2e", "desktop.py")
        return subprocess.run(
            [sys.executable, desktop, "--keyring", "none", "--", sys.executable, os.path.abspath(__file__),
             "--build", os.path.abspath(arguments.build), "--out", os.path.abspath(arguments.out), "--inside"],
            check=False).returncode

    program = os.path.join(arguments.build, "bin", "channel-console")
    yardstick = os.path.join(arguments.build, "bin", "empty-window")
    data = fill(arguments.build, arguments.out)
    figures = measure({
        "program": [program, "--data", data, "--report-start"],
        "empty window": [yardstick],
    })
    starts = window_starts(program, data)
    page, search, queries = log_queries(arguments.build, data)
    ours, theirs = figures["program"], figures["empty window"]
    calls, bare_calls = webhook_calls(arguments.build)
    sends, bare_sends = test_sends(arguments.build)
    rows = [
        ("start to first paint, 1,000,000 rows", *beside(ours["firstPaintMs"], theirs["firstPaintMs"]), "ms", "≤", 1.5),
        ("memory (PSS) after that", *beside(ours["pssKiB"] / 1024, theirs["pssKiB"] / 1024), "MiB", "≤", 2.0),
        ("page or filter of the log, the worst", *page, "us", "≤", 1.3),
        ("search of the log, the worst", *search, "us", "≤", 1.3),
        ("webhook calls durable before the answer", *beside(calls, bare_calls), "/s", "≥", 0.7),
        ("test sends logged before they go out", *beside(sends, bare_sends), "/s", "≥", 0.8),
        ("GUI stall, 5,000 events/s (frames, 60 Hz)", *beside(longest_stall(arguments.build), 1000 / 60), "ms", "≤", 3),
    ]
    print(f"\n{'what':<42}{'program':>12}{'yardstick':>15}{'ratio':>8}{'budget':>9}")
    report = []
    for what, own, other, ratio, unit, direction, budget in rows:
        met = ratio <= budget if direction == "≤" else ratio >= budget
        print(f"{what:<42}{own:>8.1f} {unit:<3}{other:>11.1f} {unit:<3}{ratio:>8.2f}{direction + ' ' + str(budget):>9}"
              + ("" if met else "   budget missed"))
        report.append({"what": what, "program": own, "yardstick": other, "unit": unit, "ratio": ratio,
                       "budget": f"{direction} {budget}", "met": met})
    if starts is None:
        print("sqlitebrowser is not installed here: nothing to set beside the start")
    else:
        print(f"start to a window on that file: {starts[0]:.0f} ms, DB Browser for SQLite {starts[1]:.0f} ms")
        report.append({"what": "start to a window, beside DB Browser for SQLite", "program": starts[0], "yardstick": starts[1],
                       "unit": "ms", "ratio": starts[0] / starts[1]})
    report.append({"what": "queries of the log, microseconds", "queries": queries})
    with open(arguments.out, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
