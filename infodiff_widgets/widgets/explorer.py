"""`Explorer`: select words of a prompt and see where and how much information they carry, with errors."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import traitlets
from PIL import Image

from infodiff_widgets.files import write_file
from infodiff_widgets.images import LONGEST, read_image
from infodiff_widgets.plots import static
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.sessions.base import check_model, check_result
from infodiff_widgets.sessions.explorer import ExplorerSession
from infodiff_widgets.widgets import answers as stored
from infodiff_widgets.widgets import exports
from infodiff_widgets.widgets.base import bundle, part
from infodiff_widgets.widgets.cells import follow_cell, show_below
from infodiff_widgets.widgets.composite import as_picture, map_traits, set_traits
from infodiff_widgets.widgets.explorer_traits import ExplorerTraits
from infodiff_widgets.widgets.explorer_views import describe, question_state, result_state, selected_ranges
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information

ORPHANED = 2.0
"""Seconds without a view after which a run is cancelled: a notebook that moves an output makes a new view."""
SETTINGS = ("samples", "max_seconds", "target_stderr", "estimator")
RUN = ("status", "progress", "detail", "error")


class Explorer(ExplorerTraits):
    """What each word of a prompt tells a model about each pixel of an image, in nats and with errors.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> explorer = Explorer(idw.load(), scene.image, scene.caption, samples=4, autostart=False)
    >>> explorer.session.run().samples
    4
    >>> explorer.session.selected = (1,)  # what "dog" adds to the rest, like a click on it
    >>> explorer.session.total().unit
    'nats'
    >>> explorer.close()

    Args:
        model: from :func:`~infodiff_widgets.load` or :func:`~infodiff_widgets.wrap`; or several by name, of which the
            first is used until another is chosen.
        image: PIL image or uint8 array [H, W, 3].
        prompt: caption of the image.
        result: saved result to show, for instance from :func:`~infodiff_widgets.from_netcdf`, with its own image and
            prompt. Without a model, nothing can be run.
        samples: number of samples of (log SNR, noise); four times as many halve the errors.
        max_seconds: time limit of a run; 0 for none.
        target_stderr: standard error, in nats, at which words leave a run, and it ends when all have; 0 for none.
        seed: random seed.
        autostart: whether to start estimating at once; otherwise the Run button or ``explorer.session.run()`` does.

    Raises:
        TypeError: if there is neither a model nor a result, or the pipeline is not wrapped.
        ValueError: if the result has no prompt or no image.

    Observe or set the traits of :attr:`session` to follow or drive the explorer from code. The browser has the answers
    to all questions about single words, and shows them without a kernel.
    """

    _esm, _css = bundle("explorer")

    def __init__(
        self, model: Any = None, image: Any = None, prompt: str = "", *, result: Information | None = None,
        samples: int = 128, max_seconds: float = 0.0, target_stderr: float = 0.0, seed: int = 0, autostart: bool = True,
    ) -> None:  # fmt: skip
        if result is None and model is None:
            raise TypeError("an explorer needs a model, an image and a prompt, or result= with a saved result")
        several = isinstance(model, Mapping)
        if several and not model:
            raise ValueError("models by name are empty; give at least one, such as {'learned': idw.load()}")
        self._models = {str(k): v for k, v in model.items()} if several else {} if model is None else {"": model}
        for each in self._models.values():
            check_model(each)
        if result is not None:
            check_result("result", result)
            if result.prompt is None or result.image is None:
                raise ValueError("an explorer shows an image and the words of its prompt; this result has none")
            image, prompt = result.image, result.prompt.text
        self._sources: dict[Any, tuple[Any, Any, str]] = {}  # model, image and prompt of the results that were shown
        self._views: set[str] = set()
        self._answered: Information | None = None
        first = next(iter(self._models.values()), None)
        self.session = ExplorerSession(
            model=first, image=image, prompt=prompt, samples=samples, max_seconds=max_seconds,
            target_stderr=target_stderr, seed=seed, result=result, revision=int(result is not None),
        )  # fmt: skip
        names = list(self._models) if several else [] if first is None else [first.name]
        settings = {"samples": samples, "max_seconds": max_seconds, "target_stderr": target_stderr}
        super().__init__(models=names, model=names[0] if names else "no model", editable=first is not None, **settings)
        if first is not None and first.name.endswith("(bundled)"):
            from infodiff_widgets.scenes.render import EXAMPLES

            self.examples = [str(caption) for caption in EXAMPLES]
        follow_cell(self.session)
        self._connect()
        self._show_result()
        if autostart and result is None:
            self.session.start()

    def _connect(self) -> None:
        session = self.session
        for name in SETTINGS:
            traitlets.link((session, name), (self, name))
        for name in RUN:
            traitlets.dlink((session, name), (self, name))
        session.observe(self._show_result, ["revision", "prompt", "image"])
        session.observe(self._show_question, ["selected", "excluded", "band"])
        session.observe(lambda _: setattr(self, "previews", session.previews), "previews")
        session.observe(self._on_status, "status")
        self.observe(self._on_words, ["selected", "excluded"])
        self.observe(self._on_band, "band")

    # ---- actions

    def _on_words(self, _change: dict) -> None:
        self.session.ask(self.selected, self.excluded)

    def _on_band(self, change: dict) -> None:
        chosen = change["new"]
        if chosen != selected_ranges(self.session):  # a band set from code may end inside a range
            self.session.set_trait("band", (self.edges[chosen[0]], self.edges[chosen[1] + 1]) if chosen else ())

    def start(self, **inputs: Any) -> None:
        """Run on another ``model`` (by name), ``image`` or ``prompt``; what is shown stays until its first numbers."""
        names = [inputs[name] for name in ("model", "prompt") if isinstance(inputs.get(name), str)]
        self.pending = f"“{names[0]}”" if names else "the new picture"
        if "model" in inputs:
            inputs["model"] = self._models[inputs["model"]]
        with self.session.lock:
            for name, value in inputs.items():
                setattr(self.session, name, value)
            self.session.start()
        if not self.session.is_running:
            self.pending = ""

    def _on_message(self, content: dict[str, Any]) -> None:
        session, reply = self.session, {"problem": ""}
        self.send({"alive": True})  # the page takes a long silence for a lost kernel
        if (pressed := content.get("pressed")) in ("run", "pause", "resume", "cancel"):
            (session.start if pressed == "run" else getattr(session, pressed))()
        if "view" in content:
            self._on_view(content["view"], content["alive"])
        if "save" in content:
            self._save(content["save"])
        if not self.editable:
            return
        if "undo" in content:
            self._return_to(**content["undo"])
        if (name := str(content.get("model"))) in self._models and self._models[name] is not session.model:
            self.start(model=name)
        if "example" in content:
            from infodiff_widgets.scenes.render import example

            scene = example(int(content["example"]))
            self.start(image=scene.image, prompt=scene.caption)
        if (text := str(content.get("edited", "")).strip()) and text != self.text:
            self.start(prompt=text)
        if "picture" in content:
            try:
                self.start(image=read_image(bytes(content["buffers"][0]), LONGEST))
            except ValueError as error:
                reply["problem"] = f"“{content['picture']}”: {error}"
            self.send(reply)

    def _return_to(self, source: int, selected: list[int], excluded: list[int], band: list[int]) -> None:
        """Show an earlier model, picture and prompt again, from the cache where it can, with its question."""
        session = self.session
        session.model, session.image, session.prompt = list(self._sources.values())[source]
        self.pending = f"“{session.prompt}”"
        session.start()
        if not session.is_running:
            self.pending = ""
            session.ask(selected, excluded)
            self.band = band

    def _on_view(self, name: str, alive: bool) -> None:
        """Cancel the run once nobody looks: its cell was run again or its output cleared."""
        self._views = self._views | {name} if alive else self._views - {name}
        if not self._views:
            later = threading.Timer(ORPHANED, lambda: None if self._views else self.session.cancel())
            later.daemon = True
            later.start()

    def _on_status(self, change: dict) -> None:
        """After a run without numbers, take back what was to be measured: input and screen belong together."""
        session = self.session
        if session.is_running:
            return
        pending, self.pending = self.pending, ""
        if pending and change["new"] in ("cancelled", "failed") and self._sources:
            session.model, session.image, session.prompt = list(self._sources.values())[self.source]

    def _save(self, kind: str) -> None:
        """Send a file to the browser, which saves it; "notebook" puts the offline page under the cell instead."""
        try:
            if kind == "notebook":
                show_below(self.session, exports.output(self))
                self.send({"note": "The page is under the cell. Save the notebook to keep it."})
                return
            data = exports.export(self, kind)
        except (ValueError, KeyError) as error:
            self.send({"note": str(error)})
        else:
            self.send({"file": f"{'-'.join(self.words)[:60] or 'explorer'}.{kind}"}, [data])

    # ---- state

    def _show_result(self, change: dict | None = None) -> None:
        """Show the result of the session; before the first one, its picture and prompt."""
        session = self.session
        with session.lock:
            result = session.result
            if result is not None and change and change["name"] != "revision":
                return  # input of the next run
            if result is self._answered is not None:
                state: dict[str, Any] = {}  # an answer to the selected question has grown
            elif result is None:
                prompt = session.current_prompt
                state = {"words": list(prompt.words), "text": prompt.text, "image": as_picture(session.image)}
            else:
                state = result_state(result) | self._source_state(result)
            self._answered = result
            with self.hold_sync():
                set_traits(self, state)
                self._show_question({"name": change and change["name"]})

    def _source_state(self, result: Information) -> dict[str, Any]:
        """Where the result comes from. Other input than before is another source for undo, and has no region yet."""
        given, prompt = self.session.source, cast(Prompt, result.prompt).text
        if given is None:  # a saved result
            return {"model": str(result.provenance.get("model", "no model")), "pending": ""}
        key = (id(given.model), given.image_key, prompt)
        self._sources.setdefault(key, (given.model, given.image, prompt))
        source = list(self._sources).index(key)
        name = next((name for name, model in self._models.items() if model is given.model), "") or given.model.name
        state = {"source": source, "model": name, "pending": ""}
        if source != self.source or not self.answers:
            state |= {"region": (), "cursor": ()}
        return state

    def _show_question(self, change: dict) -> None:
        """Answer the selected question, if it is not about a single word, and the selected range of log SNR."""
        session, changed = self.session, change["name"]
        with session.lock:
            state = question_state(session, self.answers, changed)
            with self.hold_sync():
                if changed in ("selected", "excluded"):  # a refresh by the worker would undo a click on its way
                    with self.hold_trait_notifications():
                        self.selected, self.excluded = session.selected, session.excluded
                set_traits(self, state)

    # ---- output

    def close(self) -> None:
        """Cancel the run and close the widget. Python also calls this if the constructor has failed."""
        if hasattr(self, "session"):
            self.session.close()
        super().close()

    def describe(self) -> str:
        """The question with its answer, a line for each word, and the state of the run."""
        return describe(self.session)

    def to_html(self, path: str | os.PathLike) -> None:
        """Write the result as one page that works without kernel and network (see ``widgets.page``).

        Raises ValueError: if there is no result yet.
        """
        write_file(path, exports.export(self, "html"))

    def panel(self) -> static.Panel | None:
        """The selected map over the picture, with word, value and error."""
        session = self.session
        image = as_picture(session.image if session.result is None else session.result.image)
        heat = session.heatmap()
        title = stored.texts(session.current_prompt, session.selected, session.excluded)["title"]
        return part(HeatmapPane, image=image, title=title, **map_traits(heat)).panel()

    def snapshot(self) -> Image.Image | None:
        """The maps of all words, their information and their spectra, as a figure for a paper."""
        result = self.session.result
        return self.to_image() if result is None else static.to_image(exports.figure(result, self.estimator))

    def __repr__(self) -> str:
        return f"<Explorer of {self.session.current_prompt.text!r}: {self.session.status}>"
