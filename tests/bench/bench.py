#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the budgets as ratios measured in one run, and keeps them in a JSON file.

Absolute times wander on shared machines, so every figure of the program stands beside that of a yardstick, and the two take turns:
for start-up and memory an empty Qt window that is linked with the same libraries, for the log the bare SQL on the same file, for the
webhook the same listener with the bare SQLite insert behind it, for test sends the same requests and commits without the program."""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROWS = 1_000_000
ROUNDS = 15
HERE = os.path.dirname(os.path.abspath(__file__))


def run_once(command):
    environment = dict(os.environ, CHANNEL_CONSOLE_STARTED=str(time.monotonic_ns()))
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, timeout=60, check=True)
    return json.loads(result.stdout.decode().strip().splitlines()[-1])


def fill(build, directory):
    """Makes a log of a million rows that looks like a busy month, its search index included."""
    subprocess.run([os.path.join(build, "bin", "bench-log"), directory, "--only-fill"], timeout=1800, check=True)
    return os.path.join(directory, "channel-console.db")


def log_queries(build, directory):
    """Pages, filters and searches of that log beside the bare SQL: the worst of each, and all of them printed."""
    result = subprocess.run([os.path.join(build, "bin", "bench-log"), directory], stdout=subprocess.PIPE, timeout=600, check=True)
    queries = json.loads(result.stdout)
    print(f"\n{'query of the log, a page of 200 rows':<42}{'program':>12}{'bare SQL':>15}{'ratio':>8}")
    for query in queries:
        own, bare = query["own"] / 1000, query["bare"] / 1000
        print(f"{query['what']:<42}{own:>9.2f} ms{bare:>12.2f} ms{own / bare:>8.2f}")

    def worst(chosen):
        query = max(chosen, key=lambda one: one["own"] / one["bare"])
        return query["own"] / 1000, query["bare"] / 1000

    searches = [query for query in queries if query["what"].startswith("search")]
    return worst([query for query in queries if query not in searches]), worst(searches)


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


def browser_start(database):
    """DB Browser for SQLite on the same file, from start to its mapped window; None where it is not installed."""
    browser = shutil.which("sqlitebrowser")
    if not browser:
        return None
    times = []
    for _ in range(5):
        started = time.monotonic()
        process = subprocess.Popen([browser, database], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(process.pid)],
                       stdout=subprocess.DEVNULL, timeout=60, check=True)
        times.append((time.monotonic() - started) * 1000)
        process.kill()
        process.wait()
    return statistics.median(times)


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
    with tempfile.TemporaryDirectory() as directory:
        data = os.path.join(directory, "data")
        print(f"writing {ROWS:,} rows …", flush=True)
        database = fill(arguments.build, data)
        figures = measure({
            "program": [program, "--data", data, "--report-start"],
            "empty window": [yardstick],
        })
        browser = browser_start(database)
        page, search = log_queries(arguments.build, data)
    ours, theirs = figures["program"], figures["empty window"]
    calls, bare_calls = webhook_calls(arguments.build)
    sends, bare_sends = test_sends(arguments.build)
    rows = [
        ("start to first paint, 1,000,000 rows", ours["firstPaintMs"], theirs["firstPaintMs"], "ms", "≤", 1.5),
        ("memory (PSS) after that", ours["pssKiB"] / 1024, theirs["pssKiB"] / 1024, "MiB", "≤", 2.0),
        ("page or filter of the log, the worst", *page, "ms", "≤", 1.3),
        ("search of the log, the worst", *search, "ms", "≤", 1.3),
        ("webhook calls durable before the answer", calls, bare_calls, "/s", "≥", 0.7),
        ("test sends logged before they go out", sends, bare_sends, "/s", "≥", 0.8),
        ("GUI stall, 5,000 events/s (frames, 60 Hz)", longest_stall(arguments.build), 1000 / 60, "ms", "≤", 3),
    ]
    print(f"\n{'what':<42}{'program':>12}{'yardstick':>15}{'ratio':>8}{'budget':>9}")
    report = []
    for what, own, other, unit, direction, budget in rows:
        ratio = own / other
        met = ratio <= budget if direction == "≤" else ratio >= budget
        print(f"{what:<42}{own:>8.1f} {unit:<3}{other:>11.1f} {unit:<3}{ratio:>8.2f}{direction + ' ' + str(budget):>9}"
              + ("" if met else "   budget missed"))
        report.append({"what": what, "program": own, "yardstick": other, "unit": unit, "ratio": ratio,
                       "budget": f"{direction} {budget}", "met": met})
    if browser is None:
        print("sqlitebrowser is not installed here: nothing to set beside them")
    else:
        print(f"{'sqlitebrowser on the same file, to its window':<52}{browser:>8.1f} ms")
        report.append({"what": "sqlitebrowser start", "milliseconds": browser})
    with open(arguments.out, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
