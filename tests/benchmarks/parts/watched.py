"""Pages of the real program in a headless browser without a GPU, for the benchmarks that watch them play."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, sync_playwright

from tests.benchmarks.parts.documents import Json
from tests.browser import find_browser, launch_arguments
from tests.e2e.sheet import VISITED
from tests.live import LiveServer

VIEWPORT = ViewportSize(width=1440, height=900)
# Notes in `watched` which iteration the page was told of last, and how many frames and curves it was told,
# and when the pictures of all neurons came.
TOLD = """
globalThis.watched = { view: "", iteration: 0, playing: false, frames: 0, curves: 0, pictures: [] };
let connect;
Object.defineProperty(globalThis, "io", {
  configurable: true,
  get: () => connect && ((options) => {
    const socket = connect(options);
    const told = (event, payload) => {
      if (event === "several") for (const each of payload) told(...each);
      if (event === "welcome") watched.view = payload.view_id;
      if (event === "cursor") Object.assign(watched, { iteration: payload.iteration, playing: payload.playing });
      if (event === "frame") watched.frames += 1;
      if (event === "curve") watched.curves += 1;
      if (event === "plane" && payload.output === null) watched.pictures.push(performance.now());
    };
    socket.onAny(told);
    return socket;
  }),
  set: (made) => { connect = made; },
});
"""

# Evaluated where a page is to come to rest.
SETTLED = "() => new Promise((done) => setTimeout(done, 1000))"

# Playwright's own way to wait evaluates text in the page, which its security policy forbids.
CONNECTED = """new Promise((done) => {
  const look = () => (watched.iteration > 0 ? done(null) : setTimeout(look, 20));
  look();
})"""


@dataclass
class Watched:
    """A server over an empty data folder and a browser; `uploaded` gives a document an address to edit it at."""

    server: LiveServer
    browser: Browser

    def uploaded(self, document: Json) -> str:
        context = self.browser.new_context()
        content = msgspec.json.encode(document)
        file = FilePayload(name="network.json", mimeType="application/json", buffer=content)
        answer = context.request.post(f"{self.server.url}/new", multipart={"document": file})
        context.close()
        if not answer.ok:
            raise RuntimeError(f"The document was refused: {answer.status}")
        return answer.url

    def page(self, address: str) -> Page:
        """A page in a context of its own, once it is connected and shows the network."""
        page = self.browser.new_page(viewport=VIEWPORT, reduced_motion="no-preference")
        page.add_init_script(TOLD + VISITED)
        return opened(page, address)


def placed(document: Json, sizes: Sequence[int]) -> Json:
    """The document of a layered network, drawn layer by layer."""
    places = [(layer, at - (size - 1) / 2) for layer, size in enumerate(sizes) for at in range(size)]
    for neuron, (layer, at) in zip(document["neurons"], places, strict=True):
        neuron |= {"x": 160.0 * layer, "y": 130.0 * at}
    return document


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_test_id("outline").wait_for(state="attached")
    page.evaluate(CONNECTED)
    return page


@contextmanager
def watched(*arguments: str, environment: Mapping[str, str] | None = None) -> Iterator[Watched]:
    """arguments: more of the browser's own. environment: what is added to that of the program."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = LiveServer(Path(folder) / "data", environment=environment).start()
        browser = playwright.chromium.launch(executable_path=find_browser(), args=[*launch_arguments(), *arguments])
        try:
            yield Watched(server, browser)
        finally:
            browser.close()
            server.stop()


def play_at_full_speed(page: Page) -> None:
    page.get_by_test_id("rail").press("5")
    page.get_by_role("button", name="Play", exact=True).click()
