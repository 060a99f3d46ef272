#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs each libFuzzer target for some seconds and prints one line for each. What is found is kept beside the build:
new inputs in <build>/corpus, crashing ones in <build>/crashes. Fails if there was a crash."""
import argparse
import pathlib
import re
import subprocess
import sys

SEEDS = pathlib.Path(__file__).parent / "corpus"


def figure(pattern, text):
    found = re.findall(pattern, text)
    return found[-1] if found else "?"


def run(name, build, seconds):
    corpus = build / "corpus" / name
    crashes = build / "crashes" / name
    for folder in (corpus, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    command = [str(build / "bin" / f"fuzz_{name}"), f"-max_total_time={seconds}", "-print_final_stats=1",
               "-timeout=10", "-rss_limit_mb=2048", "-max_len=8300", "-detect_leaks=0",
               f"-artifact_prefix={crashes}/", str(corpus), str(SEEDS / name)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    (build / f"fuzz_{name}.log").write_text(done.stdout)
    print(f"{name:<10}{figure(r'stat::number_of_executed_units: *([0-9]+)', done.stdout):>12}"
          f"{figure(r'stat::average_exec_per_sec: *([0-9]+)', done.stdout):>10}"
          f"{figure(r'cov: ([0-9]+)', done.stdout):>10}"
          f"{sum(1 for _ in crashes.iterdir()):>9}", flush=True)
    if done.returncode != 0:
        print("\n".join(done.stdout.splitlines()[-40:]))
    return done.returncode == 0


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--build", type=pathlib.Path, required=True)
    options.add_argument("--seconds", type=int, default=60)
    chosen = options.parse_args()
    print(f"{'target':<10}{'executions':>12}{'a second':>10}{'coverage':>10}{'crashes':>9}")
    results = [run(folder.name, chosen.build, chosen.seconds) for folder in sorted(SEEDS.iterdir())]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
