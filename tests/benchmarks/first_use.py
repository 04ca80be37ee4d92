"""A first use on a machine where no compiled kernel is kept: when training starts, when it is compiled, memory.

    python -m tests.benchmarks.first_use

Each network is trained by a process of its own with an empty cache, on the worked 2-2-2 example and on 10,000
edges. Times are from the start of the process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.parts.documents import document_of
from tests.benchmarks.parts.drawings import random_graph
from tests.graphs import example

START_TARGET_SECONDS = 0.5
MEMORY_TARGET_MB = 400
SAMPLES, BATCH = 100, 10


def first_use(network: object, folder: Path) -> dict[str, float]:
    """What `first_use_within` tells of a new process with caches in `folder`, which is empty."""
    file = folder / "network.json"
    file.write_text(json.dumps(network))
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.parts.first_use_within", str(time.time()), str(file)],
        env={**os.environ, "XDG_CACHE_HOME": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def main() -> None:
    networks = {"2-2-2": example("mazur-2-2-2"), "10,000 edges": document_of(random_graph(300, 10_000), SAMPLES, BATCH)}
    for name, network in networks.items():
        with tempfile.TemporaryDirectory() as folder:
            told = first_use(network, Path(folder))
        started = "holds" if told["started"] <= START_TARGET_SECONDS else "MISSED"
        small = "holds" if told["memory"] < MEMORY_TARGET_MB else "MISSED"
        print(name)
        print(f"  training starts after  {told['started']:6.2f} s   at most {START_TARGET_SECONDS} s: {started}")
        print(f"  is compiled after      {told['switched']:6.2f} s" if told["switched"] else "  is never compiled")
        print(f"  memory at most         {told['memory']:6.0f} MB  below {MEMORY_TARGET_MB} MB: {small}")
        print(f"  of what compiles it    {told['compiler']:6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
