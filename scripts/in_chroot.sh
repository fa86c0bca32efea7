#!/usr/bin/env bash
# Runs a command in a chroot with mounts of its own: in_chroot.sh ROOT FOLDER COMMAND...
# To be started under `unshare --mount --pid --fork --kill-child`: the mounts and all that the command has started end
# with it, whatever it ends by, and the machine never sees a mount below ROOT.
set -euo pipefail
root=$1 folder=$2
shift 2
mount --types proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --types tmpfs tmpfs "$root/dev/shm"
mount --types tmpfs tmpfs "$root/tmp"
# Not by exec: the first process of all adopts what others leave, and must not be a program that waits for signals.
chroot "$root" /usr/bin/env --chdir="$folder" "$@"
