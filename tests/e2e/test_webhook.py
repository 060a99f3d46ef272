#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""End to end in the real window, by accessible names only: the simulated partner calls the endpoint over HTTP; message, reply and delivery
status appear in the log; then each call is relayed to a second listener that stands for the platform.

    test_webhook.py --program PATH"""
import argparse
import http.server
import os
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))


class Platform:
    """Stands for the platform: keeps what it is posted and answers in words of its own."""

    ANSWER = b'{"platform":"has it"}'

    def __init__(self):
        self.posts = []
        platform = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                platform.posts.append((self.path, dict(self.headers), body))
                self.send_response(202)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(platform.ANSWER)))
                self.end_headers()
                self.wfile.write(platform.ANSWER)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.server.server_port}"


def webhook(path, data):
    import journey
    from driver import Program, until

    platform = Platform()
    program = Program(path, data)
    journey.enter_sandbox(program)
    program.find("Messaging Partner", "combo box")

    journey.start_endpoint(program)
    journey.forge(program, "Message from a user", "Text")
    journey.log_row(program, journey.FORGED_TEXT, "Received")
    print("a call of the simulated partner is in the log", flush=True)

    journey.send(program, journey.PARTNERS["Infobip"]["accepted"], "How far does it get?")
    journey.log_row(program, "How far does it get?", "Read")
    print("delivery reports moved a sent message on to read", flush=True)

    journey.stand_in(program, "The same text", journey.FORGED_FROM)
    journey.forge(program, "Message from a user", "Text")
    until("the stand-in's reply in the log",
          lambda: program.tab("Message Log") or journey.rows(program, journey.FORGED_TEXT, "Outbound"))
    print("the stand-in answered from the number that was written to", flush=True)

    journey.forge(program, "Call to be refused", "Without authorization")
    program.find_text("401")
    print("a call without authorization was refused", flush=True)

    journey.move_platform(program, platform.origin)
    journey.stand_in(program, "Nothing")
    program.tab("Webhook")
    program.press("Relay", "radio button")
    journey.forge(program, "Message from a user", "Text")
    program.find_text("202")
    until("the platform to be called", lambda: platform.posts)
    target, headers, body = platform.posts[-1]
    assert journey.FORGED_TEXT.encode() in body, body
    assert "Basic " in headers.get("Authorization", ""), "the credential was not handed on"
    program.press("Calls", "page tab")
    program.find_text("202")
    print("a call was relayed, and the platform's answer came back", flush=True)
    program.quit()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.inside:
        return subprocess.run(
            [sys.executable, os.path.join(HERE, "desktop.py"), "--keyring", "unlocked", "--", sys.executable,
             os.path.abspath(__file__), "--program", os.path.abspath(arguments.program), "--inside"], check=False).returncode
    import journey
    from driver import screenshot
    from test_main_job import nothing_secret_on_disk

    with tempfile.TemporaryDirectory() as directory:
        data = os.path.join(directory, "data")
        try:
            webhook(arguments.program, data)
        except BaseException:
            screenshot(os.path.join(os.getcwd(), "e2e-webhook-failed.png"))
            with open(data + ".log", encoding="utf-8", errors="replace") as log:
                print(log.read()[-4000:])
            raise
        nothing_secret_on_disk(directory, {facts["secret"][1] for facts in journey.PARTNERS.values()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
