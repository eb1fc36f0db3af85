"""Brings the one file of Mermaid that the tests run; run after `npm ci --prefix tests/browser`, which empties the folder that it goes to.

npm would bring a hundred packages with it that a browser does not need, so its archive is fetched alone, and checked here.
"""

import subprocess
import sys
import tarfile
import tempfile
from base64 import b64encode
from hashlib import sha512
from pathlib import Path

PACKAGE = "mermaid@12.3.0"
INTEGRITY = "4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw=="
MEMBER = "package/dist/mermaid.min.js"
TARGET = Path(__file__).parent / "node_modules/mermaid/dist/mermaid.min.js"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S607 - the npm of the machine
        archive = next(Path(folder).glob("*.tgz"))
        if b64encode(sha512(archive.read_bytes()).digest()).decode() != INTEGRITY:
            sys.exit(f"{PACKAGE} is not the one that the tests were written for")
        with tarfile.open(archive) as packed:
            script = packed.extractfile(MEMBER)
            if script is None:
                sys.exit(f"{PACKAGE} has no {MEMBER}")
            TARGET.parent.mkdir(parents=True, exist_ok=True)
            TARGET.write_bytes(script.read())


if __name__ == "__main__":
    main()
