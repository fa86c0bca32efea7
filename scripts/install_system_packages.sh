#!/usr/bin/env bash
# Installs QGIS and what the Makefile needs from the distribution, if anything is missing (Debian, Ubuntu).
set -euo pipefail

missing=()
need() { # need PACKAGE COMMAND...: the package is missing when the command fails
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}

has_command() { command -v "$1"; }
has_core_python() {
    local python
    for python in /usr/bin/python3 python3.14 python3.13 python3.12 python3.11; do
        "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
    done
    return 1
}

need qgis has_command qgis
need python3-qgis /usr/bin/python3 -c 'import qgis.core'
need python3-matplotlib /usr/bin/python3 -c 'import matplotlib'
need python3-venv /usr/bin/python3 -c 'import venv, ensurepip'
need xvfb has_command Xvfb
need xauth has_command xauth
need gdal-bin has_command ogr2ogr
has_command ldconfig >/dev/null && PATH=$PATH:/sbin:/usr/sbin
need libgomp1 bash -c 'ldconfig -p | grep -q libgomp.so.1'

[ ${#missing[@]} -eq 0 ] && has_core_python && exit 0

if ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]:-Python 3.11 or newer}. Install them with your system's package manager, then run make again." >&2
    exit 1
fi
sudo=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Missing: ${missing[*]}. Run as root, or install sudo." >&2; exit 1; }
    sudo=(sudo)
fi

echo "Installing ${missing[*]:-Python 3.11} ..."
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq
if [ ${#missing[@]} -gt 0 ]; then
    "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
if ! has_core_python; then # Ubuntu 22.04: the distribution's own Python is 3.10
    "${sudo[@]}" apt-get install -y -qq --no-install-recommends python3.11 python3.11-venv >/dev/null
fi
