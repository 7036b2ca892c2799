#!/bin/sh
# Installs the Debian packages that are missing of those named; elsewhere names them and stops.
#
# usage: tools/install_packages.sh PACKAGE...
set -eu
missing=""
if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is not Debian. Ouro needs what these Debian packages hold: $*" >&2
    echo "Install them, then run make with SETUP=no." >&2
    exit 1
fi
for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "Installing:$missing"
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    command -v sudo >/dev/null 2>&1 || {
        echo "Not root, and there is no sudo. Install these packages first:$missing" >&2
        exit 1
    }
fi
# Package lists may be old or absent: try as it is, then with fresh ones.
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 || {
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
