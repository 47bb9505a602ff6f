"""Install pip into the virtual environment that runs this, where Python came without ensurepip.

Fetches pip's newest wheel from the package index (PIP_INDEX_URL or PyPI), checks its SHA-256 and lets it install
itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
WHEEL = re.compile(r"pip-(\d+)\.(\d+)(?:\.(\d+))?-py3-none-any\.whl")
SIMPLE_JSON = "application/vnd.pypi.simple.v1+json"


def main() -> None:
    """Fetch, check and install."""
    request = urllib.request.Request(f"{INDEX}/pip/", headers={"Accept": SIMPLE_JSON})
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
    wheels = [
        (tuple(int(part or 0) for part in match.groups()), file)
        for file in files
        if (match := WHEEL.fullmatch(file["filename"])) and not file.get("yanked")
    ]
    _, newest = max(wheels, key=lambda wheel: wheel[0])
    with urllib.request.urlopen(urllib.parse.urljoin(f"{INDEX}/pip/", newest["url"]), timeout=300) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != newest["hashes"]["sha256"]:
        raise SystemExit(f"fetch_pip: {newest['filename']} does not have the SHA-256 that {INDEX} states")
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder, newest["filename"])
        wheel.write_bytes(content)
        # A wheel of pip can run itself.
        command = [sys.executable, f"{wheel}/pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    try:
        main()
    except (OSError, KeyError, ValueError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"fetch_pip: {error}") from error
