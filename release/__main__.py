"""Makes and checks a release.

    python3 -m release           everything: dist/ holds the checked wheel and sdist
    python3 -m release build     builds twice, compares, checks what is inside
    python3 -m release install   installs dist/*.whl in an empty environment and uses it
    python3 -m release renew     writes release/data.sha256 anew, after models or vendored scripts changed

Run it with the Python of .venv (`python3 dev.py release`): it builds with the hatchling installed there.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from release import building, contents, installing

DIST = building.ROOT / "dist"


def build() -> None:
    """Builds, checks, and leaves both archives in ``dist``."""
    with tempfile.TemporaryDirectory() as folder:
        wheel, sdist, source = building.built_twice(Path(folder))
        if faults := [*contents.faults(wheel, source), *contents.digest_faults(source)]:
            sys.exit("\n".join(faults))
        DIST.mkdir(exist_ok=True)
        for old in [*DIST.glob("*.whl"), *DIST.glob("*.tar.gz")]:
            old.unlink()
        for made in (wheel, sdist):
            shutil.copyfile(made, DIST / made.name)
            print(f"{building.digest(made)}  {made.name}  {made.stat().st_size / 1e6:.1f} MB, the same bytes each time")


def install() -> None:
    """Uses the wheel in ``dist``."""
    (wheel,) = DIST.glob("*.whl")
    for line in installing.tried(wheel):
        print(line)


def main() -> None:
    """The command."""
    what = sys.argv[1] if len(sys.argv) > 1 else "all"
    if what == "renew":
        print(f"{contents.renew()} files")
    elif what in ("all", "build", "install"):
        if what != "install":
            build()
        if what != "build":
            install()
    else:
        print(__doc__)
        sys.exit(2)


if __name__ == "__main__":
    main()
