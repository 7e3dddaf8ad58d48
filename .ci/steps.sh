# What .ci/run is written in: steps that are announced, and Pythons that are looked for.
# shellcheck shell=bash

finished=()

# Say which step begins.
step() { printf '\n== %s\n' "$1"; }

# Note what ran, or why it did not, for the end.
ran() {
  finished+=("$1")
  printf -- '-- %s\n' "$1"
}

# Install into a virtual environment that uv made.
install() {
  local venv=$1
  shift
  uv pip install --quiet --python "$venv/bin/python" "$@"
}

# Print the implementation and version of a Python.
version() { "$1" -c 'import platform as p; print(p.python_implementation(), p.python_version())'; }

# Print what is installed in a virtual environment, but for ourselves and what installs.
versions() { uv pip freeze --quiet --python "$1/bin/python" | grep -vE '^(pip|setuptools|uv|wheel|pactgraph)\b'; }

# Print the path of a CPython of the wanted version that really runs: a shim of pyenv may not.
interpreter() {
  local candidate
  for candidate in "$(command -v "python$1" || true)" \
    "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python \
    "$(uv python find --quiet "$1" 2>/dev/null || true)"; do
    if [[ -x $candidate && $(version "$candidate" 2>/dev/null) == "CPython $1."* ]]; then
      echo "$candidate"
      return
    fi
  done
  return 1
}
