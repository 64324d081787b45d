"""Try wrong arguments on every public callable: each is refused in a sentence of this package, or it is documented.

Cases are made of signatures: every parameter of every target gets every value of a pool, except those that its kind
accepts. A case passes if the call raises TypeError, ValueError or OSError from a frame of this package (or traitlets'
own sentence about a trait). Those of commands are in ``bad_options.py``. Run all cases with
``python tests/bad_input.py``; ``tests/test_bad_input.py`` runs a part.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import io
import math
import operator
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import GeneratorType
from typing import Any, NamedTuple

import numpy as np
import torch
import traitlets
from bad_options import option_cases
from PIL import Image

import infodiff_widgets as idw

PACKAGE = str(Path(idw.__file__).parent)
TEXT = "the dog on grass"
POOL: dict[str, Any] = {
    "None": None, "True": True, "NaN": math.nan, "inf": math.inf, "-inf": -math.inf, "-1": -1, "0": 0, "1.5": 1.5,
    "10**30": 10**30, "1j": 1j, "''": "", "text": "no such thing", "bytes": b"x", "[]": [], "[None]": [None], "{}": {},
    "object": object(), "function": len, "empty array": np.zeros((2, 0)), "NaN array": np.full(3, math.nan),
    "tensor": torch.zeros(2), "set": {1}, "list of lists": [[1, 2], [3]], "class": int,
}  # fmt: skip


def is_int(least: float, most: float = math.inf) -> Callable[[Any], bool]:
    return lambda v: isinstance(v, int) and not isinstance(v, bool) and least <= v <= most


def is_number(least: float = -math.inf, finite: bool = False) -> Callable[[Any], bool]:
    def accepts(v: Any) -> bool:
        number = isinstance(v, (int, float)) and not isinstance(v, bool)
        return number and v >= least and not (finite and math.isinf(v))

    return accepts


def one_of(*values: Any) -> Callable[[Any], bool]:
    return lambda v: any(
        v is value or (isinstance(value, str) and isinstance(v, str) and v == value) for value in values
    )


def is_hashable(v: Any) -> bool:
    with contextlib.suppress(TypeError):
        return hash(v) is not None
    return False


NOTHING = one_of()
BOOLS = lambda v: v is None or isinstance(v, (bool, int))  # noqa: E731
SKIP = lambda _v: True  # noqa: E731  what any value may mean, or costs too much to try


class Target(NamedTuple):
    """A callable, arguments that work, and what each parameter accepts of the pool."""

    name: str
    call: Callable
    given: dict[str, Any]
    accepts: dict[str, Callable[[Any], bool]]


def targets(folder: Path) -> Iterator[Target]:
    from infodiff_widgets.core.caption_scores import score
    from infodiff_widgets.images import read_image, to_rgb8
    from infodiff_widgets.studies import (
        acceptance,
        calibration,
        caption_benchmarks,
        coco,
        interventions,
        localization,
        masked_pictures,
        word_information,
    )
    from infodiff_widgets.studies import captions as captions_study
    from infodiff_widgets.studies.store import Store

    model, scene = idw.load(), idw.scenes.example(0)
    pair, x = idw.GaussianPairDenoiser(0.8), torch.tensor([0.7])
    info = idw.estimate(model, scene.image, TEXT, samples=4, progress=False)
    numbers = dict(samples=is_int(2), seed=is_int(0), rtol=is_number(0), atol=is_number(0))
    rest: dict[str, Any] = dict(
        logsnr_distribution=one_of(None),
        adaptive=one_of(None, True),
        cache=one_of(None),
        progress=one_of(None, True, len),
        cancel=one_of(None, len),
    )
    plain = dict(model=pair, x=x, prompts=["", 0.5], samples=4)
    wordless = dict(prompt=one_of(None, "no such thing"), attention_prompt=one_of(None), model=one_of(len, int))
    wordless |= dict(pairs=lambda v: isinstance(v, (list, dict, set, np.ndarray)) and not len(v))
    wordless |= dict(words=lambda v: isinstance(v, (list, dict)) and not v, x=torch.is_tensor, prompts=torch.is_tensor)
    for function in (idw.estimate, idw.estimate_iter):
        yield Target(function.__name__, function, plain, numbers | rest | wordless)
    pictured = dict(model=model, x=scene.image, prompt=TEXT, words=["dog"], samples=2, progress=False)

    def words(v: Any) -> bool:
        """Selections: several, or none; None is every word."""
        return v is None or isinstance(v, (list, set)) or (not v.size if isinstance(v, np.ndarray) else v == {})

    named = dict(
        words=words,
        pairs=wordless["pairs"],
        prompts=lambda v: not v and isinstance(v, (list, dict)),
        prompt=one_of("no such thing"),
    )
    yield Target(
        "estimate of a picture",
        idw.estimate,
        pictured,
        numbers | rest | named | dict(attention_prompt=one_of(None, "")),
    )
    yield Target(
        "score",
        lambda captions: score(pair, x, captions, samples=4),
        dict(captions=[0.5, 1.0]),
        dict(captions=torch.is_tensor),
    )

    def index(v: Any) -> bool:
        several = isinstance(v, (list, set)) or (isinstance(v, np.ndarray) and not v.size)
        return several or is_int(-4, 3)(v)

    word = lambda v: v is None or index(v)  # noqa: E731
    band, size = one_of(None), one_of(None)
    for name in ("mi", "cmi", "heatmap", "spectrum", "region"):
        method = getattr(info, name)
        given = {"cmi": dict(word=1), "region": dict(query=1, box=(0, 0, 9, 9))}.get(name, {})
        accepts = dict(word=word, query=word, given=one_of(""), band=band, size=size, bins=is_int(1, 100), box=NOTHING)
        yield Target(f"Information.{name}", method, given, accepts)
    yield Target("Information.nll", info.nll, {}, dict(prompt=one_of(""), discrete=one_of(True)))
    yield Target("Information.mmse", info.mmse, {}, dict(prompt=one_of(""), bins=is_int(1, 100)))
    yield Target(
        "Information.pointwise",
        info.pointwise,
        dict(target=TEXT),
        dict(target=one_of(""), given=one_of(""), band=band),
    )
    both = idw.estimate(model, scene.image, TEXT, words=(), pairs=[(1, 3)], samples=2, progress=False)
    yield Target("Information.pid", both.pid, dict(one=1, other=3), dict(one=index, other=index, given=one_of("")))
    yield Target("Information.swap_score", info.swap_score, dict(edit=None), {})
    yield Target("Information.attention_map", info.attention_map, dict(word=1), {})
    yield Target("Information.to_netcdf", info.to_netcdf, {}, dict(path=one_of("no such thing")))
    yield Target("from_netcdf", idw.from_netcdf, {}, {})
    yield Target("Heatmap.region", info.heatmap(1).region, {}, {})
    low = dict(
        loc=is_number(finite=True),
        scale=lambda v: is_number(finite=True)(v) and v > 0,
        low=is_number(finite=True),
        high=is_number(finite=True),
    )
    yield Target("LogSNRDistribution", idw.LogSNRDistribution, dict(loc=0, scale=1, low=-2, high=2), low)
    yield Target(
        "LogSNRDistribution.clipped",
        idw.LogSNRDistribution.clipped,
        dict(loc=0, scale=1, clip=2),
        low | dict(clip=is_number(0.1, finite=True)),
    )
    cost = dict(
        words=lambda v: words(v) or isinstance(v, np.ndarray),
        samples=is_int(2),
        prompt=one_of("no such thing"),
        size=SKIP,
        max_batch=one_of(None),
        attention=BOOLS,
        image=one_of(None),
        pairs=wordless["pairs"],
    )
    yield Target(
        "estimate_cost",
        idw.estimate_cost,
        dict(model=model, prompt=TEXT),
        cost | dict(prompt=one_of(None, "no such thing")),
    )
    yield Target(
        "load",
        lambda source="learned", device=None, dtype="float32", size=None, max_batch=None: idw.load(
            source, device=device, dtype=dtype, size=size, max_batch=max_batch
        ),
        {},
        dict(
            device=one_of(None),
            size=lambda v: v is None or (isinstance(v, (bool, int, str, list, dict)) and not v),
            max_batch=lambda v: v is None or is_int(1)(v),
        ),
    )
    yield Target(
        "wrap",
        idw.wrap,
        dict(pipe=model.pipe),
        dict(size=one_of(None), max_batch=lambda v: v is None or is_int(1)(v), call=lambda v: v is None or v == {}),
    )
    yield Target("Prompt", idw.Prompt, {}, dict(text=one_of("", "no such thing")))
    for name in ("indices", "omit", "blank", "only"):
        yield Target(
            f"Prompt.{name}",
            getattr(idw.Prompt(TEXT), name),
            dict(word=1),
            dict(word=index, occurrence=lambda v: v is None or is_int(0, 0)(v)),
        )
    yield Target(
        "Prompt.swap",
        idw.Prompt(TEXT).swap,
        dict(word=1, replacement="cat"),
        dict(word=index, replacement=one_of("no such thing")),
    )
    yield Target("GaussianPairDenoiser", idw.GaussianPairDenoiser, {}, dict(rho=is_int(0, 0)))
    yield Target(
        "MixtureDenoiser",
        idw.MixtureDenoiser,
        dict(means=torch.zeros(2, 3)),
        dict(covariances=is_number(0, finite=True), prompts=lambda v: v is None or v == {}, weights=one_of(None)),
    )
    yield Target("scenes.example", idw.scenes.example, {}, dict(k=is_int(0, 0)))
    yield Target("scenes.sample", idw.scenes.sample, {}, dict(seed=is_int(-math.inf)))
    yield Target("scenes.scene", idw.scenes.scene, dict(caption=scene.caption, seed=0), dict(seed=is_int(-math.inf)))
    yield Target(
        "scenes.exact_information",
        idw.scenes.exact_information,
        dict(caption=scene.caption, word=1),
        dict(word=index, given=one_of("")),
    )
    edit = dict(image=scene.image, prompt=TEXT, new_prompt="the cat on grass", steps=1)
    edit_accepts = dict(
        steps=is_int(1, 1),
        seed=is_int(0),
        min_logsnr=lambda v: v is None or is_number(-99, finite=True)(v),
        progress=one_of(None, len),
        cancel=one_of(None, len),
        prompt=one_of("", "no such thing"),
        new_prompt=one_of("", "no such thing"),
    )
    yield Target("Model.edit", model.edit, edit, edit_accepts)
    explorer = dict(model=model, image=scene.image, prompt=TEXT, autostart=False)
    yield Target(
        "Explorer",
        idw.Explorer,
        explorer,
        dict(
            samples=is_int(2),
            max_seconds=is_number(0),
            target_stderr=is_number(0),
            seed=is_int(0),
            autostart=SKIP,
            result=one_of(None),
            image=SKIP,
            prompt=lambda v: isinstance(v, (str, bytes)),
        ),
    )
    composite = dict(image=SKIP, samples=is_int(2), seed=is_int(0), autostart=SKIP)
    captions = ["the dog on grass", "the cat on grass"]
    yield Target(
        "RelationPane",
        idw.RelationPane,
        dict(model=model, image=scene.image, captions=captions, autostart=False),
        composite | dict(z_threshold=is_number(0), stops_early=BOOLS),
    )
    yield Target(
        "InterventionPane",
        idw.InterventionPane,
        dict(model=model, image=scene.image, prompt=TEXT),
        composite | dict(prompt=lambda v: isinstance(v, (str, bytes)), steps=is_int(1), min_logsnr=is_number()),
    )
    yield Target(
        "PIDPane",
        idw.PIDPane,
        dict(info=both),
        dict(pair=lambda v: v == POOL["list of lists"], given=one_of("")),
    )
    yield Target("StudyView", idw.StudyView, {}, {})
    yield Target("Store.open", Store.open, {}, {})
    yield Target(
        "Model.prepare", model.prepare, dict(image=scene.image, prompts=["", "dog"]), dict(attention_prompt=one_of(""))
    )
    inversion = dict(edit_accepts, min_logsnr=edit_accepts["min_logsnr"])
    yield Target("Model.invert", model.invert, dict(image=scene.image, prompt=TEXT, steps=1), inversion)
    vectors = np.random.default_rng(0).normal(size=(2, 200))
    yield Target(
        "mutual_information",
        idw.mutual_information,
        dict(x=vectors[0], y=vectors[1], steps=0, progress=False),
        dict(
            steps=is_int(0),
            held_out=lambda v: is_number(1e-9)(v) and v < 0.9,
            seed=is_int(0),
            target_stderr=is_number(1e-9),
            path=one_of(None, "no such thing"),
            progress=one_of(None, True, len),
        ),
    )
    for study, accepted in (
        (localization.Localization, dict(smoothing=is_number(0))),
        (word_information.WordInformation, {}),
        (interventions.Interventions, dict(steps=is_int(1), min_logsnr=is_number())),
        (captions_study.CaptionStudy, dict(z_threshold=is_number())),
        (calibration.Generation, dict(steps=is_int(1), batch=is_int(1))),
        (calibration.Calibration, dict(reference=SKIP)),
        (acceptance.Acceptance, dict(steps=is_int(1))),
    ):
        yield Target(study.__name__, study, {}, dict(samples=is_int(2), seed=is_int(0)) | accepted)
    yield Target("to_rgb8", to_rgb8, {}, {})
    panes = ("HeatmapPane", "LocalizationPane", "SpectrumPane", "TokenPicker")
    for widget in (getattr(idw, name) for name in panes):
        for trait in widget.declared_traits():
            yield Target(
                f"{widget.__name__}({trait}=)",
                functools.partial(_make, widget, trait),
                {},
                dict(value=functools.partial(_reads_back, widget, trait)),
            )
    for name, reader in caption_benchmarks.READERS.items():
        yield Target(f"READERS[{name}]", reader, dict(folder=folder), {})
    yield Target("coco.Coco", coco.Coco, {}, {})
    yield Target("coco.read_csv", coco.read_csv, {}, {})
    yield Target("masked_pictures.items", masked_pictures.items, dict(folder=folder), {})
    yield Target(
        "read_image",
        read_image,
        dict(file=folder / "x.png"),
        dict(longest=lambda v: v is None or is_int(1)(v), upright=SKIP),
    )


def _make(widget: Any, trait: str, value: Any) -> Any:
    return widget(**{trait: value})


def _reads_back(widget: Any, trait: str, value: Any) -> bool:
    """Widgets document their traits by type: what a trait keeps in a valid form is accepted."""
    with contextlib.suppress(Exception):
        widget(**{trait: value})
        return True
    return False


def judge(error: BaseException) -> str:
    """What is wrong with an error; empty if it is a sentence of this package, of the system or about a trait."""
    if not isinstance(error, (traitlets.TraitError, TypeError, ValueError, OSError, LookupError)):
        return f"raw {type(error).__name__}: {error}"[:200]
    last = traceback.extract_tb(error.__traceback__)[-1]
    of_system = isinstance(error, OSError) and error.filename  # it names the file
    ours = last.filename.startswith(PACKAGE) and "raise" in (last.line or "raise")
    if ours or of_system or isinstance(error, traitlets.TraitError):
        return "" if str(error) else "empty message"
    return f"raw {type(error).__name__} from {Path(last.filename).name}:{last.lineno}: {error}"[:200]


class Case(NamedTuple):
    """One wrong value of one parameter."""

    target: Target
    parameter: str
    label: str

    def __str__(self) -> str:
        return f"{self.target.name}({self.parameter}={self.label})"

    def problem(self, judge: Callable[[BaseException], str]) -> str:
        """What is wrong with how the case ends; empty if it is refused as it should be."""
        arguments = self.target.given | {self.parameter: POOL[self.label]}
        try:
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                result = self.target.call(**arguments)
                if isinstance(result, GeneratorType):
                    next(result)
        except BaseException as error:
            return judge(error)
        return "accepted silently"


def cases(folder: Path) -> Iterator[Case]:
    """All cases."""
    for target in targets(folder):
        for name, parameter in inspect.signature(target.call).parameters.items():
            if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
                continue
            accepts = target.accepts.get(name, NOTHING)
            for label, value in POOL.items():
                default = parameter.default is not parameter.empty and operator.is_(value, parameter.default)
                if not default and not _accepted(accepts, value):
                    yield Case(target, name, label)


def _accepted(accepts: Callable[[Any], bool], value: Any) -> bool:
    with contextlib.suppress(Exception):
        return bool(accepts(value))
    return False


def run(part: slice) -> tuple[int, list[str]]:
    """Run a part of the cases, those of commands included; return their number and the problems."""
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        Image.new("RGB", (9, 9)).save("x.png")
        chosen = [*cases(Path(name)), *option_cases()][part]
        found = [(case, case.problem(judge)) for case in chosen]
    return len(chosen), [f"{case}: {problem}" for case, problem in found if problem]


if __name__ == "__main__":
    total, problems = run(slice(None, None, int(sys.argv[1]) if len(sys.argv) > 1 else 1))
    print("\n".join(problems))
    print(f"{len(problems)} problems in {total} cases")
    sys.exit(bool(problems))
