#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""End to end in the real window, by accessible names only: first start, sandbox, configure each partner, save, restart, values are
back, send, logged. With a real unlocked keyring, and again with no Secret Service at all.

    test_main_job.py --program PATH --keyring unlocked|none"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def secret_forms(secret):
    """The forms in which a secret would be found if it had been written (design: promise 1)."""
    import base64
    import urllib.parse

    raw = secret.encode()
    forms = {raw, secret.encode("utf-16-le"), urllib.parse.quote(secret, safe="").encode(), base64.b64encode(raw).rstrip(b"=")}
    forms.add(base64.b64encode(b"sandbox-user:" + raw).rstrip(b"="))
    return forms


def nothing_secret_on_disk(folder, secrets):
    for directory, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(directory, name), "rb") as file:
                content = file.read()
            for secret in secrets:
                for form in secret_forms(secret):
                    assert form not in content, f"{name} holds a secret"


def keep_until_quit(program):
    program.press("Keep until I quit", "push button")


def with_keyring(path, data):
    import journey
    from driver import Program, until

    program = Program(path, data)
    journey.enter_sandbox(program)
    program.find("Messaging Partner", "combo box")
    for partner in journey.PARTNERS:
        journey.configure(program, partner)
        journey.save(program)
    program.quit()
    print("saved for each partner", flush=True)

    program = Program(path, data)
    program.find("Configurations", "page tab")
    for partner, facts in journey.PARTNERS.items():
        journey.values_are_back(program, partner)
        journey.save(program)
        text = f"Hello through {partner}"
        journey.send(program, facts["accepted"], text)
        journey.log_row(program, text, "Accepted")
        text = f"Refused by {partner}"
        journey.send(program, facts["rejected"], text)
        journey.log_row(program, text, "Rejected")
        print(f"{partner}: values back, sent, logged", flush=True)
    program.quit()
    until("the log to be closed", lambda: program.process.returncode == 0)


def without_keychain(path, data):
    import journey
    from driver import Program, NotThere

    program = Program(path, data)
    journey.enter_sandbox(program)
    keep_until_quit(program)
    program.find("Messaging Partner", "combo box")
    for partner, facts in journey.PARTNERS.items():
        journey.configure(program, partner)
        program.press("Save", "push button")
        # Never silently: the button has to be pressed for each Save, and what was typed is still there.
        keep_until_quit(program)
        program.find_text("Saved on this computer")
        text = f"Hello through {partner}"
        journey.send(program, facts["accepted"], text)
        journey.log_row(program, text, "Accepted")
        print(f"{partner}: kept until quit, sent, logged", flush=True)
    program.quit()

    program = Program(path, data)
    journey.choose_partner(program, "Infobip")
    program.find_text("Enter it again")
    if program.has("Reveal Password", "push button"):
        raise NotThere("a secret that was kept until quit is offered after a restart")
    journey.log_row(program, "Hello through Karix", "Accepted")
    program.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--keyring", choices=("unlocked", "none"), required=True)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.inside:
        return subprocess.run(
            [sys.executable, os.path.join(HERE, "desktop.py"), "--keyring", arguments.keyring, "--", sys.executable,
             os.path.abspath(__file__), "--program", os.path.abspath(arguments.program), "--keyring", arguments.keyring,
             "--inside"], check=False).returncode
    import journey
    from driver import screenshot

    with tempfile.TemporaryDirectory() as directory:
        data = os.path.join(directory, "data")
        try:
            (with_keyring if arguments.keyring == "unlocked" else without_keychain)(arguments.program, data)
        except BaseException:
            screenshot(os.path.join(os.getcwd(), f"e2e-{arguments.keyring}-failed.png"))
            with open(data + ".log", encoding="utf-8", errors="replace") as log:
                print(log.read()[-4000:])
            raise
        nothing_secret_on_disk(directory, {facts["secret"][1] for facts in journey.PARTNERS.values()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
