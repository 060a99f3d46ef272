# SPDX-License-Identifier: Apache-2.0
"""The main job in steps, as a person does it; shared by the tests and the tour."""
from driver import until

PARTNERS = {
    "Infobip": {
        "number": "+447700900001",
        "rejected": "+447700900400",
        "values": {"Username": "sandbox-user"},
        "secret": ("Password", "sandbox-password"),
        "numbers": "Phone Number",
        "business": "+441134960001",
    },
    "GupShup": {
        "number": "+910000000001",
        "rejected": "+910000000400",
        "values": {"WABA ID": "2000000000"},
        "secret": ("Password", "sandbox-password"),
        "numbers": "Mobile number",
        "business": "+910000001001",
    },
    "Karix": {
        "number": "+910000000001",
        "rejected": "+910000000400",
        "values": {"Vendor": "Sandbox vendor"},
        "secret": ("Account Key", "sandbox-account-key"),
        "numbers": "Phone Number",
        "business": "+910000001001",
    },
}


def enter_sandbox(program):
    program.press("Try it with the sandbox")
    program.find("Messaging Partner", "combo box")


def open_page(program, name):
    program.tab(name)
