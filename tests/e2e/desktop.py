#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A desktop of its own for one command: virtual display, window manager, session bus, accessibility bus and, if asked for, a
real unlocked keyring. Nothing of the caller's session is touched: home, runtime directory and buses are temporary.

    desktop.py [--keyring unlocked|none] [--size 1280x800] -- command...
"""
import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

NO_SERVICES = """<busconfig><type>session</type><keep_umask/><listen>unix:tmpdir={directory}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""

KEYRING_PASSWORD = b"tour"
NEEDED = ("Xvfb", "openbox", "dbus-daemon", "import")
SKIPPED = 77


def find_launcher():
    for path in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"):
        if os.path.exists(path):
            return path
    return None


class Desktop:
    def __init__(self, keyring, size):
        self.directory = tempfile.mkdtemp(prefix="desktop-")
        self.keyring = keyring
        self.size = size
        self.children = []
        self.environment = {
            key: value
            for key, value in os.environ.items()
            if key in ("PATH", "LANG", "LC_ALL", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH", "TERM")
        }
        home = os.path.join(self.directory, "home")
        runtime = os.path.join(self.directory, "run")
        os.makedirs(home)
        os.makedirs(runtime, mode=0o700)
        self.environment.update(
            HOME=home,
            XDG_RUNTIME_DIR=runtime,
            LC_ALL="C.UTF-8",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            QT_ACCESSIBILITY="1",
            XDG_CURRENT_DESKTOP="GNOME",
            NO_AT_BRIDGE="0",
        )

    def spawn(self, arguments, **options):
        child = subprocess.Popen(
            arguments, env=self.environment, stdout=options.pop("stdout", subprocess.DEVNULL),
            stderr=subprocess.DEVNULL, **options)
        self.children.append(child)
        return child

    def start_display(self):
        readable, writable = os.pipe()
        self.spawn(
            ["Xvfb", "-displayfd", str(writable), "-screen", "0", f"{self.size}x24", "-nolisten", "tcp", "-dpi", "96"],
            pass_fds=(writable,))
        os.close(writable)
        with os.fdopen(readable) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment["DISPLAY"] = ":" + number
        self.spawn(["openbox"])

    def start_bus(self):
        arguments = ["dbus-daemon", "--nofork", "--print-address"]
        # Without service directories nothing can be activated: no Secret Service, whatever is installed.
        config = os.path.join(self.directory, "bus.conf")
        with open(config, "w", encoding="utf-8") as file:
            file.write(NO_SERVICES.format(directory=self.directory))
        arguments.append(f"--config-file={config}")
        bus = self.spawn(arguments, stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        launcher = find_launcher()
        if launcher:
            self.spawn([launcher, "--launch-immediately"])

    def start_keyring(self):
        if self.keyring == "none":
            return
        daemon = subprocess.run(
            ["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=KEYRING_PASSWORD,
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30, check=True)
        for line in daemon.stdout.decode().splitlines():
            key, separator, value = line.partition("=")
            if separator:
                self.environment[key] = value

    def __enter__(self):
        self.start_bus()
        self.start_display()
        self.start_keyring()
        return self

    def __exit__(self, *_):
        # The keyring daemon is no child of ours any more; it ends with its bus.
        for child in reversed(self.children):
            child.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + 5
        for child in self.children:
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        shutil.rmtree(self.directory, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keyring", choices=("unlocked", "none"), default="unlocked")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    needed = NEEDED + (("gnome-keyring-daemon",) if arguments.keyring != "none" else ())
    missing = [tool for tool in needed if not shutil.which(tool)]
    if missing:
        print("skipped: not installed here: " + ", ".join(missing))
        return SKIPPED
    with Desktop(arguments.keyring, arguments.size) as desktop:
        return subprocess.run(arguments.command, env=desktop.environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
