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


def from_menu(program, button, steps):
    """An entry of a button's menu by the keyboard: Qt does not show an open menu of a button on the accessibility bus."""
    program.focus(program.find(button, "push button"))
    program.keys("space")
    program.keys(*["Down"] * steps, "Return")


def message_log(program, guide, look):
    """The log of what the tour sent: filters, the conversation, at a glance, and what can be done with it."""
    import journey

    program.tab("Message Log")
    program.press("At a glance")
    guide.shot(f"{look}-log-glance", "The log at a glance: what needs attention, how far messages came, when, how long")
    program.press("At a glance")
    program.press("More filters")
    program.press("Only problems")
    program.find("Remove the filter Only problems")
    guide.shot(f"{look}-log-problems", "Problems only; every filter that is active is told in words")
    program.press("More filters")
    program.press("Clear filters", "push button")
    if look != "scaled":  # the accessibility bus tells places in other pixels than the mouse has there
        journey.select_row(program, journey.log_row(program, "Hello through Karix", "Accepted"))
    program.press("Conversation", "page tab")
    guide.shot(f"{look}-log-conversation", "The same as a conversation, with ticks and the 24-hour window")
    program.press("Table", "page tab")
    program.keys("Escape")
    for steps, name, what in ((1, "export", "Export of what is filtered"), (2, "partner", "Reading from the partner"),
                              (3, "keeping", "How much of the log is kept"), (4, "erase", "Deleting one person's messages")):
        from_menu(program, "More", steps)
        guide.shot(f"{look}-log-{name}", f"{what}, in a pane of its own")
        program.keys("Escape")
    from_menu(program, "Saved filters", 4)
    program.type("Save this filter as", "Everything of Karix")
    guide.shot(f"{look}-log-saved-filters", "A filter is saved under a name")
    program.keys("Escape")


def a_million(program_path, out_guide, million, directory, look, *options, scale=None):
    """The log of a store that bench-log made."""
    from driver import Program

    data = os.path.join(directory, f"million-{look}")
    if not os.path.isdir(data):
        shutil.copytree(million, data)
    program = Program(program_path, data, *options, scale=scale)
    program.tab("Message Log")
    program.choose("Period", "Any time")
    program.find_text("messages", limit=60)
    out_guide.shot(f"{look}-million", "The log of a month with a million messages")
    program.press("At a glance")
    program.choose("Range", "All")
    program.find_text("Needs attention", limit=60)
    out_guide.shot(f"{look}-million-glance", "The same at a glance")
    program.press("At a glance")
    program.type("Search", "refund conf")
    out_guide.shot(f"{look}-million-search", "A search in it, what was found marked")
    program.quit()


def tour(program_path, out, million=None):
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
        program.tab("Message Log")
        program.find_text("Nothing has been sent yet")
        guide.shot("log-empty", "The log before anything was sent")
        program.tab("Configurations")
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
        message_log(program, guide, "light")
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
        program.keys("Escape")
        message_log(program, guide, "dark")
        program.quit()

        program = Program(program_path, data, "--appearance", "light", scale=1.5)
        journey.choose_partner(program, "GupShup")
        guide.shot("scaled-configuration", "At 150 %")
        program.press("Revert", "push button")
        program.find_text("No unsaved changes")
        templates_and_script(program, guide, "scaled")
        program.tab("Test Send")
        program.choose("Message Type", "Reply buttons")
        guide.shot("scaled-compose", "The form for reply buttons at 150 %")
        message_log(program, guide, "scaled")
        program.quit()
        if million:
            a_million(program_path, guide, million, directory, "light", "--appearance", "light")
            a_million(program_path, guide, million, directory, "dark", "--appearance", "dark")
            a_million(program_path, guide, million, directory, "scaled", "--appearance", "light", scale=1.5)
    print(f"\n{guide.count} screenshots in {out}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--million", help="a folder in which bench-log made a store: pictures of a long log, too")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    program, out = os.path.abspath(arguments.program), os.path.abspath(arguments.out)
    million = os.path.abspath(arguments.million) if arguments.million else None
    if arguments.inside:
        tour(program, out, million)
        return 0
    shutil.rmtree(out, ignore_errors=True)
    print("The tour: a virtual display of 1280x800, a keyring of its own, nothing of your session is touched.\n", flush=True)
    return subprocess.run(
        [sys.executable, os.path.join(HERE, "desktop.py"), "--", sys.executable, os.path.abspath(__file__),
         "--program", program, "--out", out, "--inside", *(["--million", million] if million else [])], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
