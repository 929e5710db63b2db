# Sourced by the commands beside: sets PYTHON to a Python of version 3.11 or later. That of .venv,
# where it runs, saves the start of another.
PYTHON=
for candidate in "$steps/../../.venv/bin/python" python3 python3.14 python3.13 python3.12 python3.11 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -S -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        PYTHON=$candidate
        break
    fi
done
if [ -z "$PYTHON" ]; then
    echo "Python 3.11 ou une version plus récente est introuvable. Sur Debian 12 : apt-get install python3 python3-venv" >&2
    echo "Python 3.11 or later was not found. On Debian 12: apt-get install python3 python3-venv" >&2
    exit 1
fi
