"""Prints the branch coverage of each folder: `python -m tests.architecture.covered REPORT`, coverage's report in JSON.

The percentage counts statements and branches, as coverage itself does.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path, PurePath

COUNTED = ("covered_lines", "num_statements", "covered_branches", "num_branches")


def by_folder(report: dict[str, dict[str, dict[str, dict[str, int]]]]) -> dict[str, float]:
    """Folders of modules with their percentage, the lowest first."""
    folders: dict[str, Counter[str]] = {}
    for file, told in report["files"].items():
        counts = folders.setdefault(PurePath(file).parent.as_posix(), Counter())
        counts.update({name: told["summary"][name] for name in COUNTED})
    shares = {folder: share(counts) for folder, counts in folders.items()}
    return dict(sorted(shares.items(), key=lambda row: row[1]))


def share(counts: Counter[str]) -> float:
    whole = counts["num_statements"] + counts["num_branches"]
    return 100 * (counts["covered_lines"] + counts["covered_branches"]) / whole if whole else 100.0


def main(report: str) -> None:
    for folder, percent in by_folder(json.loads(Path(report).read_text())).items():
        print(f"{percent:6.1f} %  {folder}")


if __name__ == "__main__":
    main(*sys.argv[1:])
