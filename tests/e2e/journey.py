# SPDX-License-Identifier: Apache-2.0
"""The main job in steps, as a person does it, by what the controls are called; shared by the tests and the tour."""
from driver import until

# What the sandbox knows of each partner; the README lists the user numbers.
PARTNERS = {
    "Infobip": {
        "numbers": "Phone Number",
        "business": "+441134960001",
        "shown": "+44 1134 960001",
        "values": {"Username": "sandbox-user"},
        "secret": ("Password", "sandbox-password"),
        "accepted": "+447700900001",
        "rejected": "+447700900400",
        "code": "18",
    },
    "GupShup": {
        "numbers": "Mobile number",
        "business": "+910000001001",
        "shown": "+91 0000 001001",
        "values": {"WABA ID": "2000000000"},
        "secret": ("Password", "sandbox-password"),
        "accepted": "+910000000001",
        "rejected": "+910000000400",
        "code": "318",
    },
    "Karix": {
        "numbers": "Phone Number",
        "business": "+910000001002",
        "shown": "+91 0000 001002",
        "values": {"Vendor": "A vendor", "From": "A sender"},
        "secret": ("Account Key", "sandbox-account-key"),
        "accepted": "+910000000001",
        "rejected": "+910000000400",
        "code": "105",
    },
}


def enter_sandbox(program):
    program.press("Try it with the sandbox", "push button")


def choose_partner(program, partner):
    program.tab("Configurations")
    program.choose("Messaging Partner", partner)


def configure(program, partner):
    """Enters every field of the partner anew, the secret included, and saves."""
    facts = PARTNERS[partner]
    choose_partner(program, partner)
    program.type(facts["numbers"], facts["business"], enter=True)
    until(f"the number {facts['business']} in the list", lambda: delete_button(program, facts["business"]))
    for field, value in facts["values"].items():
        program.type(field, value)
    secret, value = facts["secret"]
    program.press(f"Replace {secret}", "push button")
    program.type(secret, value)


def delete_button(program, number):
    digits = "".join(each for each in number if each.isdigit())
    for node in program.all(role="push button"):
        if node.name.startswith("Delete") and "".join(each for each in node.name if each.isdigit()) == digits:
            return node
    return None


def save(program):
    program.press("Save", "push button")
    program.find_text("Saved on this computer")


def values_are_back(program, partner):
    """After a restart: every value, and the secret from the keychain when it is asked for."""
    facts = PARTNERS[partner]
    choose_partner(program, partner)
    until(f"the number {facts['business']} to be back", lambda: delete_button(program, facts["business"]))
    for field, value in facts["values"].items():
        until(f"'{field}' to be '{value}' again", lambda: program.text_of(program.find(field, "text")) == value)
    secret, value = facts["secret"]
    program.press(f"Reveal {secret}", "push button")
    until(f"the {secret} to be shown", lambda: any(program.text_of(node) == value for node in program.all(f"Revealed {secret}")))
    program.press(f"Hide {secret}", "push button")


def send(program, number, text):
    program.tab("Test Send")
    program.type("User number", number)
    program.type("Text", text)
    program.press("Send", "push button")


def log_row(program, text, status):
    """The row of the message log with this text, once it has this status."""
    program.tab("Message Log")

    def found():
        row = next((each for each in program.all(text, "table cell")), None)
        if row is None:
            return None
        place = row.getIndexInParent()
        table = row.parent.queryTable()
        line = table.getRowAtIndex(place)
        cells = [table.getAccessibleAt(line, column).name for column in range(table.nColumns)]
        return row if any(status in cell for cell in cells) else None

    return until(f"a row '{text}' with the status '{status}'", found)


def select_row(program, row):
    """Selects the row with the mouse and opens what is known of it."""
    program.click(row)
    program.keys("Return")
    program.find("Timeline")


# --- the webhook

# What the simulated partner's users write, and who they are (core/sandbox).
FORGED_TEXT = "Hello from the sandbox"
FORGED_FROM = "+447700900001"


def start_endpoint(program):
    program.tab("Webhook")
    # Any free port: the usual one may be taken on this computer.
    program.focus(program.find("Port", "spin button"))
    program.keys("ctrl+a", "0", "Tab")
    program.press("Start the endpoint", "push button")
    program.find("Stop the endpoint", "push button", limit=30)


def unfold(program, name):
    """Opens a folded part of a page, if it is not open yet."""
    if not program.is_checked(program.find(name)):
        program.press(name)


def forge(program, group, call):
    """Lets the simulated partner call the endpoint: the first entry of a menu, by the keyboard (Qt does not show an open menu of a
    button on the accessibility bus)."""
    program.tab("Webhook")
    program.press("Endpoint", "page tab")
    unfold(program, "Simulated partner")
    program.focus(program.find(group, "push button"))
    program.keys("space")
    program.keys("Down", "Return")
    program.find_text(f"{call}: sent")


def stand_in(program, kind, number=None):
    program.tab("Webhook")
    program.press("Endpoint", "page tab")
    unfold(program, "Assistant stand-in")
    program.choose("Answers with", kind)
    if number:
        program.type("Answers only to", number, enter=True)


def move_platform(program, origin):
    """Puts the assistant onto another platform."""
    program.keys("alt+a", "s")
    program.type("Platform Host", origin)
    program.press("Save", "push button")
    program.find("Webhook", "page tab")


def open_first_row(program):
    """Opens the details of the newest call."""
    program.click(next(iter(program.all("127.0.0.1", "table cell"))))
    program.keys("Return")
    program.find("Copy as cURL", "push button")


def rows(program, text, direction):
    found = []
    for cell in program.all(text, "table cell"):
        table = cell.parent.queryTable()
        line = table.getRowAtIndex(cell.getIndexInParent())
        if any(direction in table.getAccessibleAt(line, column).name for column in range(table.nColumns)):
            found.append(cell)
    return found
