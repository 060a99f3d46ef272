#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Drives the real window through the main job on a virtual display with a real keyring and leaves numbered screenshots.

    tour.py --program build/dev/bin/channel-console --out build/tour"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


class Guide:
    """Says what happens and takes the pictures."""

    def __init__(self, out):
        self.out = out
        self.count = 0

    def shot(self, name, what):
        from driver import screenshot

        self.count += 1
        file = f"{self.count:02d}-{name}.png"
        screenshot(os.path.join(self.out, file))
        print(f"{self.count:>3}. {what}\n     {file}", flush=True)


def webhook(program, guide):
    import journey

    program.tab("Webhook")
    program.find("Start the endpoint", "push button")
    guide.shot("webhook-stopped", "The endpoint before it was started")
    journey.start_endpoint(program)
    journey.forge(program, "Message from a user", "Text")
    guide.shot("webhook-called", "The endpoint runs, and the simulated partner called it")
    journey.forge(program, "Call to be refused", "Without authorization")
    program.press("Calls", "page tab")
    program.find_text("404")  # Karix has a secret path, and this call a wrong one
    journey.open_first_row(program)
    guide.shot("webhook-calls", "Each call with its verdict, headers, body and answer")
    program.press("Tokens", "page tab")
    guide.shot("webhook-tokens", "Tokens: mint one, or have a pasted one explained")
    program.press("Probe", "page tab")
    guide.shot("webhook-probe", "Probe of a deployed webhook by the documented rules")
    journey.select_row(program, journey.log_row(program, journey.FORGED_TEXT, "Received"))
    guide.shot("inbound-logged", "The user's message in the log")


# As the choice of the message type has them.
MESSAGE_TYPES = ["Free-form text", "Image", "Video", "Audio", "Document with Text", "Sticker", "Location", "Contact", "Reply buttons",
                 "List", "URL button", "Template", "Order details", "Order status", "Raw"]


def composer(program, guide, look):
    """A picture of the form of each type of message, with something typed where it has a text."""
    import journey

    program.tab("Test Send")
    program.type("User number", journey.PARTNERS["Infobip"]["accepted"])
    for kind in MESSAGE_TYPES:
        program.choose("Message Type", kind)
        if kind in ("Reply buttons", "List", "URL button", "Order details", "Order status", "Free-form text"):
            program.type("Text", "Your *flight* is on time")
        if kind in ("Image", "Video", "Audio", "Document with Text", "Sticker"):
            program.type("URL", "https://example.com/boarding-pass.pdf")
        guide.shot(f"{look}-compose-{kind.lower().replace(' ', '-')}", f"The form for: {kind}")


def templates_and_script(program, guide, look):
    """The library of templates, read from the simulated partner, and the guide's Advanced Message."""
    program.tab("Templates")
    program.press("Sync", "push button")
    program.find_text("order_update", limit=20)
    guide.shot(f"{look}-templates", "Templates: what the partner has, and what is wrong with one")
    program.tab("Test Send")
    program.press("Advanced Message", "page tab")
    program.press("Insert the guide's sample", "push button")
    program.press("Run", "push button")
    program.find_text("Developer.pdf", limit=20)
    guide.shot(f"{look}-advanced-message", "The guide's sample as an Advanced Message, and what each partner would get")
    program.press("Message", "page tab")


def tour(program_path, out):
    import journey
    from driver import Program

    guide = Guide(out)
    with tempfile.TemporaryDirectory() as directory:
        data = os.path.join(directory, "data")
        program = Program(program_path, data, "--appearance", "light")
        program.find("Try it with the sandbox", "push button")
        guide.shot("first-start", "First start: one clear way in, with an account or without")
        journey.enter_sandbox(program)
        program.find("Messaging Partner", "combo box")
        guide.shot("sandbox-configuration", "The sandbox made an assistant with working settings")
        for partner, facts in journey.PARTNERS.items():
            journey.configure(program, partner)
            guide.shot(f"{partner.lower()}-entered", f"{partner}: number, credentials and the other fields entered, not saved yet")
            journey.save(program)
            guide.shot(f"{partner.lower()}-saved", f"{partner}: saved in one step, the secret in the keyring")
            journey.send(program, facts["accepted"], f"Hello through {partner}")
            program.find_text("accepted", limit=20)
            guide.shot(f"{partner.lower()}-sent", f"{partner}: the test message was accepted by the simulated partner")
            journey.log_row(program, f"Hello through {partner}", "Accepted")
            guide.shot(f"{partner.lower()}-logged", f"{partner}: the message is in the log")
        webhook(program, guide)
        program.tab("Instructions")
        guide.shot("instructions", "The partner's instructions, with what is carried over ready to copy")
        journey.choose_partner(program, "Infobip")
        journey.save(program)
        journey.send(program, journey.PARTNERS["Infobip"]["rejected"], "To a number that is refused")
        program.find_text("REJECTED_DESTINATION_NOT_REGISTERED")
        guide.shot("provoked-error", "A provoked error: what happened, whose side it is on, what to do, the partner's own code")
        journey.select_row(program, journey.log_row(program, "To a number that is refused", "Rejected"))
        guide.shot("error-in-the-log", "The same in the log, with the request, the reply and the timings")
        composer(program, guide, "light")
        templates_and_script(program, guide, "light")
        program.quit()

        program = Program(program_path, data, "--appearance", "dark")
        journey.choose_partner(program, "Infobip")
        guide.shot("dark-configuration", "Started again in dark: everything is back")
        journey.values_are_back(program, "Infobip")
        guide.shot("dark-values-back", "The secret came back from the keyring when it was asked for")
        program.tab("Test Send")
        guide.shot("dark-test-send", "Test Send in dark")
        composer(program, guide, "dark")
        templates_and_script(program, guide, "dark")
        journey.select_row(program, journey.log_row(program, "To a number that is refused", "Rejected"))
        guide.shot("dark-log", "The message log in dark")
        program.quit()

        program = Program(program_path, data, "--appearance", "light", scale=1.5)
        journey.choose_partner(program, "GupShup")
        guide.shot("scaled-configuration", "At 150 %")
        program.press("Revert", "push button")
        program.find_text("No unsaved changes")
        journey.choose_partner(program, "Infobip")
        journey.save(program)
        templates_and_script(program, guide, "scaled")
        program.tab("Test Send")
        program.choose("Message Type", "Reply buttons")
        guide.shot("scaled-compose", "The form for reply buttons at 150 %")
        program.quit()
    print(f"\n{guide.count} screenshots in {out}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    program, out = os.path.abspath(arguments.program), os.path.abspath(arguments.out)
    if arguments.inside:
        tour(program, out)
        return 0
    shutil.rmtree(out, ignore_errors=True)
    print("The tour: a virtual display of 1280x800, a keyring of its own, nothing of your session is touched.\n", flush=True)
    return subprocess.run(
        [sys.executable, os.path.join(HERE, "desktop.py"), "--", sys.executable, os.path.abspath(__file__),
         "--program", program, "--out", out, "--inside"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
