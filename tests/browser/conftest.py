"""A real JupyterLab and a real browser.

Without a browser these tests are skipped; with ``INFODIFF_REQUIRE_BROWSER=1`` they fail instead.
``INFODIFF_CHROMIUM`` names another Chromium or Chrome.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anywidget
import nbformat
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
QUIET = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}
"""The question about news would cover a corner of the page."""
HARMLESS = ("favicon", "Failed to load resource")
"""Said by JupyterLab itself, with or without our widgets."""


def find_chromium() -> str | None:
    """The browser to drive, if there is one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("INFODIFF_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


class Server:
    """A server in a folder of its own, on a free port, without the user's settings.

    Args:
        folder: where it lives; ``folder / "notebooks"`` is what it serves.
        command: its command line; ``{port}`` and ``{notebooks}`` are filled in.
        ready: path that answers once it is up.
    """

    def __init__(self, folder: Path, command: list[str], ready: str = "/api/status") -> None:
        self.folder = folder
        self.notebooks = folder / "notebooks"
        self.notebooks.mkdir(exist_ok=True)
        settings = folder / "config/lab/user-settings/@jupyterlab/apputils-extension"
        settings.mkdir(parents=True)
        (settings / "notification.jupyterlab-settings").write_text(json.dumps(QUIET))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        private = {
            name: str(folder / name.lower()) for name in ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
        }
        private["JUPYTER_CONFIG_DIR"] = str(folder / "config")
        private["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        private["OMP_NUM_THREADS"] = "1"  # the browser needs the other processor
        self.log = (folder / "server.log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *(part.format(port=port, notebooks=self.notebooks) for part in command)],
            env=os.environ | private,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self._until_ready(ready)

    def _until_ready(self, path: str, seconds: float = 90) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}{path}", timeout=30).close()
                return
            except urllib.error.HTTPError:  # it answers, if not with this page
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError(f"the server did not start:\n{(self.folder / 'server.log').read_text()[-3000:]}")

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


JUPYTER = ["--no-browser", "--allow-root", "--IdentityProvider.token=", "--ServerApp.ip=127.0.0.1",
           "--ServerApp.port={port}", "--ServerApp.root_dir={notebooks}"]  # fmt: skip


class Lab(Server):
    """JupyterLab."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, ["jupyterlab", *JUPYTER, "--LabApp.expose_app_in_browser=True"])


class Notebook:
    """A notebook open in the browser."""

    def __init__(self, page: Any, lab: Lab, name: str) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)
        page.goto(f"{lab.url}/lab/tree/{name}?reset")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        # A command to run that comes before the kernel would open the dialog to choose one.
        page.wait_for_function(
            """() => {
                const kernel = jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel;
                return kernel?.connectionStatus === "connected" && kernel.status === "idle";
            }"""
        )

    def _hear(self, message: Any) -> None:
        if message.type == "error" and not any(word in message.text for word in HARMLESS):
            self.errors.append(message.text)

    def run_all(self, seconds: float = 120) -> None:
        """Run all cells and wait; a failing cell fails the test with its message."""
        self.page.evaluate(
            """() => {
                window.ranAll = null;
                jupyterapp.commands.execute("notebook:run-all-cells").then((ok) => (window.ranAll = { ok }));
            }"""
        )
        ran = self.page.wait_for_function("window.ranAll", timeout=1000 * seconds).json_value()
        failures = self.page.locator("[data-mime-type='application/vnd.jupyter.error']").all_inner_texts()
        assert ran["ok"], "\n".join(failures)

    def python(self, code: str) -> str:
        """Run code in the notebook's kernel, as another cell would; returns what it prints."""
        return self.page.evaluate(
            """async (code) => {
                const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                const future = kernel.requestExecute({ code, store_history: false });
                let text = "";
                future.onIOPub = ({ content: c }) => (text += c.text ?? c.traceback?.join("\\n") ?? "");
                const reply = await future.done;
                if (reply.content.status !== "ok") throw new Error(text);
                return text.trim();
            }""",
            code,
        )

    def cells(self) -> int:
        return self.page.locator(".jp-Notebook .jp-Cell").count()


def write_notebook(path: Path, cells: list[str]) -> None:
    """Write a notebook of code cells."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, path)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    server = Lab(tmp_path_factory.mktemp("lab"))
    yield server
    server.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = find_chromium()
    if path is None and os.environ.get("INFODIFF_REQUIRE_BROWSER") == "1":
        pytest.fail("INFODIFF_REQUIRE_BROWSER=1, but no Chromium was found; name one in INFODIFF_CHROMIUM")
    if path is None:
        pytest.skip("no Chromium found; name one in INFODIFF_CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


HTML = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>widget</title>
<style>@css</style><body style="margin:16px;background:light-dark(#fff,#16181b);color-scheme:light dark">
<div id="widget"></div><button id="other">other</button><script type="module">
const { default: widget } = await import("data:text/javascript;base64,@esm");
const listeners = {};
const bytes = (name, value) =>
  value?.base64 ? new DataView(Uint8Array.from(atob(value.base64), (c) => c.charCodeAt(0)).buffer) : value;
window.said = [];
window.gone = new AbortController();
window.model = {
  state: JSON.parse(JSON.stringify(@state), bytes),
  get(name) { return this.state[name]; },
  set(name, value) { this.state[name] = value; this.emit(`change:${name}`); },
  emit(name, ...what) { for (const f of listeners[name] ?? []) f(...what); },
  on(name, f) { (listeners[name] ??= []).push(f); },
  off(name, f) { listeners[name] = listeners[name]?.filter((one) => one !== f); },
  send(content) { said.push(content); },
  save_changes() { const { excluded, selected } = this.state; said.push({ excluded, selected }); },
};
widget.render({ model, el: document.getElementById("widget"), signal: gone.signal });
</script>"""
"""A front end of its own, on the state that its widget would send; ``said`` is what the kernel would receive."""


SCROLLED = """() => [...document.querySelectorAll("#widget, #widget *, #pane, #pane *")].filter((node) => {
    const { overflowX, overflowY } = getComputedStyle(node);
    const scrolls = (overflow) => ["auto", "scroll"].includes(overflow);
    return (scrolls(overflowX) && node.scrollWidth > node.clientWidth) ||
        (scrolls(overflowY) && node.scrollHeight > node.clientHeight);
}).map((node) => node.className)"""
"""Classes of the parts of a widget that have a scrollbar."""


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """``show(widget)``: alone in a page of 640×640 without a kernel."""
    contexts, errors = [], []

    def show_(widget: Any, **options: Any) -> Any:
        path = tmp_path / f"{len(contexts)}.html"
        own = anywidget.AnyWidget.class_trait_names()
        state = {k: v for k, v in widget.get_state().items() if k not in own and not k.startswith("_")}
        parts = {
            "css": widget._css,
            "esm": base64.b64encode(widget._esm.encode()).decode("ascii"),
            "state": json.dumps(state, default=lambda data: {"base64": base64.b64encode(data).decode("ascii")}),
        }
        path.write_text(re.sub("@(css|esm|state)", lambda found: parts[found[1]], HTML), encoding="utf-8")
        context = browser.new_context(**{"offline": True, "viewport": {"width": 640, "height": 640}} | options)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("console", lambda message: message.type == "error" and errors.append(message.text))
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(path.as_uri())
        tab.locator("#widget > *").first.wait_for(state="attached")
        return tab

    yield show_
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture(scope="module")
def open_notebook(browser: Any, lab: Lab) -> Iterator[Callable[..., Notebook]]:
    """``open_notebook(name, cells)`` or ``open_notebook(path)``: in a window of 1280×800."""
    opened = []

    def open_(source: str | Path, cells: list[str] | None = None, **options: Any) -> Notebook:
        name = Path(source).name
        if cells is None:
            shutil.copy(source, lab.notebooks / name)
        else:
            write_notebook(lab.notebooks / name, cells)
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}} | options)
        context.set_default_timeout(30_000)
        notebook = Notebook(context.new_page(), lab, name)
        opened.append((context, notebook))
        return notebook

    yield open_
    for context, notebook in opened:
        notebook.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
        context.close()
