"""What an edit costs the database, and how long a network with many edits takes to open.

    python -m tests.benchmarks.saving [--edits N]

One knob after the other is turned in a network of 10,000 edges, 10,000 times if not told otherwise, as a room saves
them: one edit, one transaction. Then: milliseconds until an edit is durable, bytes that it adds to the database, the
size of the whole database, and the time to open the network again, with and without edits since its snapshot. In the
end: milliseconds until an edit is durable while a run of another network is kept, as a room does at full speed.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import msgspec

from backprop_canvas.document.diff import Change, apply_diff
from backprop_canvas.document.read import decode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.rooms.runs import EVERY_SECONDS
from backprop_canvas.storage import KeptNetwork, MadeEdit, Store, open_store
from backprop_canvas.storage.database import FILE
from tests.benchmarks.parts.documents import document_of
from tests.benchmarks.parts.drawings import layered

MILLISECONDS = 1e3
TARGET_BYTES = 1024
TARGET_MILLISECONDS = 5.0
# Of a network of 64-64-10 neurons.
STATE = bytes(120_000)


def main() -> None:
    parser = argparse.ArgumentParser(description="What an edit costs the database.")
    parser.add_argument("--edits", type=int, default=10_000)
    count = parser.parse_args().edits
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), count)


def measure(folder: Path, count: int) -> None:
    document = decode_document(msgspec.json.encode(document_of(layered((100, 100)), samples=4, batch=1)))
    store = open_store(folder)
    network = store.create(document).id
    store.close()
    before = (folder / FILE).stat().st_size
    store = open_store(folder)
    taken = [seconds * MILLISECONDS for seconds in turned(store.open(network), document, count)]
    store.close()
    size = (folder / FILE).stat().st_size
    centiles = quantiles(taken, n=100)
    print(f"durable after          median {median(taken):.2f} ms, p99 {centiles[98]:.2f} ms (target 5 ms)")
    print(f"an edit adds           {(size - before) / count:.0f} bytes (target {TARGET_BYTES})")
    print(f"database               {before / 1e6:.2f} MB, after {count:,} edits {size / 1e6:.2f} MB")
    reopened(folder, network)
    beside_training(folder, network, count)


def beside_training(folder: Path, network: int, count: int) -> None:
    """The same while another network's run is kept, as often as a room does."""
    store = open_store(folder)
    kept, other, over = store.open(network), store.open(store.create(template("2-2-2")).id), threading.Event()

    def keep() -> None:
        for state in itertools.count():
            if over.wait(EVERY_SECONDS):
                return
            other.keep_run({f"state/1/{state}": STATE, f"state/1/{state - 1}": None})

    training = threading.Thread(target=keep)
    training.start()
    taken = [seconds * MILLISECONDS for seconds in turned(kept, kept.document, count)]
    over.set()
    training.join()
    store.close()
    print(
        f"beside training        median {median(taken):.2f} ms, p99 {quantiles(taken, n=100)[98]:.2f} ms (target 5 ms)"
    )


def turned(kept: KeptNetwork, document: Document, count: int) -> Iterator[float]:
    """Seconds until each of so many turns is durable."""
    for number in range(kept.revision + 1, kept.revision + 1 + count):
        knob = document.parameters[number % len(document.parameters)]
        diff = (Change(kind="parameters", id=knob.id, fields={"value": number / 7}),)
        document, _ = apply_diff(document, diff)
        begin = time.perf_counter()
        kept.save([MadeEdit(number, "0123456789abcdef", number, "fedcba9876543210", diff)], document)
        yield time.perf_counter() - begin
        kept.rest(document, number)


def reopened(folder: Path, network: int) -> None:
    store = open_store(folder)
    kept, seconds = opening(store, network)
    print(f"opened                 in {seconds * MILLISECONDS:.0f} ms")
    for _ in turned_on(kept, 499):
        pass
    print(f"with 499 edits to make in {opening(store, network)[1] * MILLISECONDS:.0f} ms")
    store.close()


def turned_on(kept: KeptNetwork, count: int) -> Iterator[None]:
    """So many more edits, without a snapshot."""
    for number in range(kept.revision + 1, kept.revision + 1 + count):
        diff = (Change(kind="parameters", id=kept.document.parameters[number % 100].id, fields={"value": number / 7}),)
        kept.save([MadeEdit(number, "0123456789abcdef", number, "fedcba9876543210", diff)], kept.document)
        yield


def opening(store: Store, network: int) -> tuple[KeptNetwork, float]:
    begin = time.perf_counter()
    return store.open(network), time.perf_counter() - begin


if __name__ == "__main__":
    main()
