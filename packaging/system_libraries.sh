#!/bin/sh
# System libraries that the window and its screenshots need, and the browser that tests the guide (Debian 12, Ubuntu 24.04).
# Installs them where it may; otherwise names the command and goes on.
set -u
NEEDED="libglib2.0-0 libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 \
libxcb-image0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"

# The guide's pages are tested in a headless browser; Ubuntu has it only as a snap, which the tests can use too.
if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1; then
    NEEDED="$NEEDED chromium"
fi
if ! python3 -m venv --help >/dev/null 2>&1 || ! python3 -c 'import ensurepip' >/dev/null 2>&1; then
    NEEDED="$NEEDED python3-venv"
fi
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for package in $NEEDED; do
    # Ubuntu 24.04 has libglib2.0-0t64 for libglib2.0-0; apt takes either name.
    state=$(dpkg-query -W -f='${Status} ' "$package" "${package}t64" 2>/dev/null || true)
    case "$state" in
        *"install ok installed"*) ;;
        *) missing="$missing $package" ;;
    esac
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "The window needs system libraries. Please run:"
    echo "    sudo apt-get install -y$missing"
    echo "Going on without them: everything but the window and screenshots works."
    exit 0
fi
echo "Installing system libraries:$missing"
$as_root apt-get update -qq || true
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null || {
    echo "They could not be installed. Please run:"
    echo "    sudo apt-get install -y$missing"
}
exit 0
