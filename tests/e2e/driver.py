# SPDX-License-Identifier: Apache-2.0
"""Drives the real program as a person with a screen reader and a keyboard would: finds controls by their accessible names, presses
them, types with real key events, reads what is shown. Runs inside desktop.py."""
import os
import signal
import subprocess
import time

import pyatspi

LIMIT = float(os.environ.get("DRIVER_LIMIT", "30"))


class NotThere(AssertionError):
    pass


def until(what, check, limit=LIMIT):
    """Waits for check() to be true and hands back its value: a limit, not a delay."""
    deadline = time.monotonic() + limit
    last = None
    while time.monotonic() < deadline:
        try:
            value = check()
            if value:
                return value
        except Exception as error:  # the tree changes under us; what matters is whether it settles in time
            last = error
        time.sleep(0.05)
    last_words = "".join(program.last_words() for program in Program.started)
    raise NotThere(f"waited {limit:.0f} s for: {what}" + (f" (last: {last})" if last else "") + last_words)


def walk(node, depth=0):
    if depth > 40:
        return
    yield node
    try:
        count = node.childCount
    except Exception:
        return
    for index in range(min(count, 400)):
        try:
            child = node.getChildAtIndex(index)
        except Exception:
            continue
        if child is not None:
            yield from walk(child, depth + 1)


def has_state(node, state):
    return node.getState().contains(state)


def labelled_by(label):
    """The controls a label says it is for. On Linux Qt gives a combo box its current text for a name, and its real name only by
    this relation."""
    for relation in label.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABEL_FOR:
            for index in range(relation.getNTargets()):
                yield relation.getTarget(index)


def showing(node):
    return has_state(node, pyatspi.STATE_SHOWING)


class Program:
    """One run of the program on its data directory."""

    started = []  # whom to ask when something does not come: a program that has ended shows nothing

    def __init__(self, path, data, *options, scale=None):
        environment = dict(os.environ)
        if scale:
            environment["QT_SCALE_FACTOR"] = str(scale)
        self.log = open(os.path.join(data + ".log"), "ab")
        self.process = subprocess.Popen(
            [path, "--data", data, *options], env=environment, stdout=self.log, stderr=self.log)
        Program.started.append(self)
        self.root = until("the program on the accessibility bus", self._find_root)

    def _find_root(self):
        if self.process.poll() is not None:
            raise SystemExit(f"the program ended with {self.process.returncode}")
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            application = desktop.getChildAtIndex(index)
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def last_words(self):
        """How it stands with the program, what it shows and what it wrote last, for who reads a failed test far away."""
        code = self.process.poll()
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            written = "".join(file.readlines()[-60:])
        try:
            shown = sorted({node.name for node in self.all() if node.name}) if code is None else []
        except Exception as error:
            shown = [f"nothing can be read: {error}"]
        state = "runs" if code is None else f"ended with {code}"
        return f"\nthe program {state}; it shows {shown[:80]}; it wrote:\n{written}"

    # --- finding

    def all(self, name=None, role=None, visible=True):
        if role == "combo box" and name is not None:
            for label in self.all(name, "label", visible):
                yield from (each for each in labelled_by(label) if each.getRoleName() == role)
            return
        for node in walk(self.root):
            try:
                if name is not None and node.name != name:
                    continue
                if role is not None and node.getRoleName() != role:
                    continue
                if visible and not showing(node):
                    continue
            except Exception:
                continue
            yield node

    def find(self, name, role=None, limit=LIMIT):
        return until(f"'{name}'" + (f" ({role})" if role else ""), lambda: next(self.all(name, role), None), limit)

    def has(self, name, role=None):
        return next(self.all(name, role), None) is not None

    def find_text(self, part, limit=LIMIT):
        """Anything showing whose name or text contains this."""
        return until(f"the words '{part}'", lambda: next(self._with_text(part), None), limit)

    def _with_text(self, part):
        for node in self.all():
            if part in (node.name or "") or part in self.text_of(node):
                yield node

    @staticmethod
    def text_of(node):
        try:
            return node.queryText().getText(0, -1)
        except NotImplementedError:
            return ""

    # --- doing

    def press(self, name, role=None):
        node = until(
            f"'{name}' to be enabled",
            lambda: next((n for n in self.all(name, role) if has_state(n, pyatspi.STATE_ENABLED)), None))
        action = node.queryAction()
        actions = [action.getName(index) for index in range(action.nActions)]
        for wanted in ("Press", "Toggle", "ShowMenu", "SetFocus"):
            if wanted in actions:
                action.doAction(actions.index(wanted))
                return node
        raise AssertionError(f"'{name}' has no action to press: {actions}")

    def focus(self, node):
        node.queryComponent().grabFocus()
        until(f"'{node.name}' to have the focus", lambda: has_state(node, pyatspi.STATE_FOCUSED), 10)
        return node

    def input(self, name):
        """The field of that name one can type into."""
        return until(
            f"the field '{name}'",
            lambda: next((n for n in self.all(name) if n.getRoleName() in ("text", "password text", "entry")
                          and has_state(n, pyatspi.STATE_ENABLED)), None))

    def type(self, name, text, enter=False):
        """Replaces a field's content by real key events."""
        node = self.focus(self.input(name))
        self.keys("ctrl+a", "Delete")
        subprocess.run(["xdotool", "type", "--delay", "4", "--", text], check=True)
        if enter:
            self.keys("Return")
        elif node.getRoleName() != "password text":
            until(f"'{name}' to hold what was typed", lambda: self.text_of(node) == text, 10)
        return node

    @staticmethod
    def click(node):
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        subprocess.run(
            ["xdotool", "mousemove", "--sync", str(box.x + box.width // 2), str(box.y + box.height // 2), "click", "1"], check=True)

    @staticmethod
    def keys(*keys):
        subprocess.run(["xdotool", "key", "--delay", "20", *keys], check=True)

    def choose(self, name, item):
        """Picks an entry of a combo box: opens its list and goes through it with the keyboard."""
        box = self.find(name, "combo box")
        if box.name == item:
            return
        self.press(name, "combo box")
        entries = until("the list to open", lambda: [n.name for n in walk(box) if n.getRoleName() == "list item" and showing(n)])
        if item not in entries:
            raise NotThere(f"'{name}' has no entry '{item}', but {entries}")
        self.keys("Home", *["Down"] * entries.index(item), "Return")
        until(f"'{name}' to say '{item}'", lambda: box.name == item, 10)

    @staticmethod
    def is_checked(node):
        return has_state(node, pyatspi.STATE_CHECKED)

    def tab(self, name):
        tab = self.find(name, "page tab")
        action = tab.queryAction()
        actions = [action.getName(index) for index in range(action.nActions)]
        action.doAction(actions.index("Press") if "Press" in actions else 0)

    # --- ending

    def quit(self):
        self.keys("ctrl+q")
        until("the program to end", lambda: self.process.poll() is not None)
        self._forget()
        return self.process.returncode

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._forget()

    def _forget(self):
        self.log.close()
        Program.started.remove(self)


def screenshot(path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    # The last frame after a change: the X server has it once a synchronous request has come back.
    subprocess.run(["xdotool", "getmouselocation"], stdout=subprocess.DEVNULL, check=True)
    time.sleep(0.3)
    subprocess.run(["import", "-window", "root", path], check=True)
