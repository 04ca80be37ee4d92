"""Firefox as its distribution ships it, driven over WebDriver BiDi: what the stories need of it and no more.

Playwright drives only a Firefox of its own build. Knows nothing of the page.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import websocket

LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# Only a page that hangs gets here.
PATIENCE_SECONDS = 60
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "End": "\ue010"}
# Nobody is asked or greeted, and nothing is fetched beside the page.
PREFERENCES = """
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""


class Firefox:
    """One tab at a time. `value` evaluates JavaScript, `until` waits for it to be true; `faults` are pages' errors."""

    def __init__(self, address: str) -> None:
        self.faults: list[str] = []
        self._ids = count(1)
        self._line = websocket.create_connection(f"{address}/session", suppress_origin=True, timeout=PATIENCE_SECONDS)
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        self._tab = ""

    def begin(self) -> None:
        """A tab of somebody whose browser has never been anywhere."""
        if self._tab:
            self._ask("browsingContext.close", context=self._tab)
        somebody = self._ask("browser.createUserContext")["userContext"]
        self._tab = self._ask("browsingContext.create", type="tab", userContext=somebody)["context"]
        self._ask("browsingContext.setViewport", context=self._tab, viewport={"width": 1440, "height": 900})

    def open(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def value(self, script: str) -> Any:
        """What an expression comes to, as JSON."""
        told = self._ask(
            "script.evaluate",
            expression=f"Promise.resolve({script}).then((value) => JSON.stringify(value ?? null))",
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"]["value"])

    def until(self, script: str) -> Any:
        """What an expression comes to once that is neither null nor false, looked at in each frame."""
        look = f"const look = () => {{ const found = {script}; found ? done(found) : requestAnimationFrame(look); }};"
        return self.value(f"new Promise((done) => {{ {look} look(); }})")

    def press(self, text: str) -> None:
        """Click the first button whose text begins so."""
        button = f"[...document.querySelectorAll('button')].find((e) => e.textContent.startsWith({json.dumps(text)}))"
        self.until(f"{button} !== undefined")
        middle = f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])({button}.getBoundingClientRect())"
        x, y = map(int, self.value(middle))
        move = {"type": "pointerMove", "x": x, "y": y}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *press]})

    def keys(self, *pressed: str) -> None:
        """Press keys one after the other: a character, or a name of KEYS."""
        self._act(
            {
                "type": "key",
                "id": "keyboard",
                "actions": [
                    {"type": kind, "value": KEYS.get(key, key)} for key in pressed for kind in ("keyDown", "keyUp")
                ],
            }
        )

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._tab, actions=[source])

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._ids)
        self._line.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (told := json.loads(self._line.recv())).get("id") != number:
            if told.get("params", {}).get("level") == "error":
                self.faults.append(told["params"]["text"])
        if told["type"] == "error":
            raise RuntimeError(f"{method}: {told['message']}")
        result: dict[str, Any] = told["result"]
        return result


@contextmanager
def firefox(program: Path, profile: Path) -> Iterator[Firefox]:
    """A new one without a window; `profile` is an empty folder."""
    (profile / "user.js").write_text(PREFERENCES)
    command = [str(program), "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            listens = next(filter(None, map(LISTENS.search, process.stderr)))
            yield Firefox(listens[1])
        finally:
            process.kill()
