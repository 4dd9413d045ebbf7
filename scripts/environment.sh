# Sourced by ./handbill and ./scripts/*: `ready run` and `ready test` make sure that $venv holds what is needed.
# $here is the checkout. HANDBILL_VENV names another place for the environment.
venv=${HANDBILL_VENV:-$here/.venv}

# What an environment was made for: these libraries, this interpreter, this place.
wanted() {
    echo "$(cksum <"$here/pyproject.toml") $(readlink -f -- "$venv/bin/python") $here"
}

ready() {
    # An environment for the tests holds what every other command needs.
    for stamp in "$venv/handbill-test.stamp" "$venv/handbill-$1.stamp"; do
        if [ -x "$venv/bin/python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted)" ]; then
            return
        fi
    done
    for python in ${HANDBILL_PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$python" "$here/scripts/environment.py" "$venv" "$1" || exit $?
            wanted >"$stamp.new"
            mv -f "$stamp.new" "$stamp"
            return
        fi
    done
    found=$(python3 --version 2>/dev/null || echo 'no python3')
    echo "handbill: needs Python 3.11 or newer, and found $found (Debian: apt install python3)" >&2
    exit 1
}
