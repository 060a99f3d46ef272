#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command with a session of its own, in which the keychain is in a known state. Nothing of the caller's session is touched.
#
#   with-keyring.sh unlocked|locked|no-service|no-bus command...
#
# unlocked    a real gnome-keyring with an unlocked collection
# locked      the same, locked, and nobody who answers the question to unlock it; before, the command is run with "fill" while it is
#             unlocked
# no-service  a session bus on which nobody offers the Secret Service
# no-bus      no session bus at all
#
# Exits with 77 (skipped) where the tools are not installed.
set -euo pipefail

readonly mode=$1
shift

session=$(mktemp -d)
# The keyring daemon ends with its bus, but may still be writing for a moment.
cleanup() {
  local attempt
  for attempt in {1..50}; do
    rm -rf "$session" 2>/dev/null && return
    sleep 0.1
  done
  echo "could not remove $session" >&2
}
trap cleanup EXIT
mkdir -p "$session/home" "$session/services"
install -d -m 700 "$session/run" "$session/run2"

# Without service directories nothing but what is started here can appear on the bus, whatever is installed.
cat >"$session/bus.conf" <<CONFIG
<busconfig><type>session</type><listen>unix:dir=$session/run</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
CONFIG

export HOME=$session/home XDG_RUNTIME_DIR=$session/run XDG_CURRENT_DESKTOP=GNOME
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME DISPLAY WAYLAND_DISPLAY GNOME_KEYRING_CONTROL

need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed here"; exit 77; }
  done
}

on_a_bus() { dbus-run-session --config-file="$session/bus.conf" -- "$@"; }

readonly unlock='printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null'

case "$mode" in
  unlocked)
    need dbus-run-session gnome-keyring-daemon
    on_a_bus bash -c "$unlock"' && "$@"' bash "$@"
    ;;
  locked)
    need dbus-run-session gnome-keyring-daemon
    # One session makes the collection, the next finds it locked.
    on_a_bus bash -c "$unlock"' && "$@"' bash "$1" fill
    # The first daemon may still be on its way out: with the same directory the second would hand over to it and leave.
    export XDG_RUNTIME_DIR=$session/run2
    on_a_bus bash -c 'gnome-keyring-daemon --start --components=secrets >/dev/null && "$@"' bash "$@"
    ;;
  no-service)
    need dbus-run-session
    on_a_bus "$@"
    ;;
  no-bus)
    DBUS_SESSION_BUS_ADDRESS=unix:path=$session/run/nobody "$@"
    ;;
  *)
    echo "unknown mode: $mode" >&2
    exit 2
    ;;
esac
