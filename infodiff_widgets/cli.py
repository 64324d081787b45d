"""The command ``infodiff-widgets``.

``lab`` opens the notebooks, ``explain`` measures one image and prompt, ``study`` a model over many.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.captions import Choice
    from infodiff_widgets.studies.interventions import Intervention
    from infodiff_widgets.studies.localization import Item

app = typer.Typer(
    help="See, in nats and with error bars, what each word of a prompt tells a diffusion model about each pixel.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
study = typer.Typer(help="Measure a model over many pictures.", no_args_is_help=True)
app.add_typer(study, name="study")


def notebooks() -> Path:
    """Where the notebooks lie: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "notebooks"
    return inside if inside.exists() else package.parent / "notebooks"


def copy_notebooks(folder: Path) -> Path:
    """Copy the notebooks into a folder, never over a file that is already there: it may hold the user's work."""
    folder.mkdir(parents=True, exist_ok=True)
    for notebook in sorted(notebooks().glob("*.ipynb")):
        if not (folder / notebook.name).exists():
            shutil.copy(notebook, folder)
    return folder


@contextmanager
def plain_errors() -> Iterator[None]:
    """Bad input ends a command with one line in place of a traceback."""
    try:
        yield
    except (ValueError, TypeError, OSError, ImportError) as error:
        typer.secho(f"error: {error}", fg="red", err=True)
        raise typer.Exit(1) from error


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(
    context: typer.Context,
    folder: Annotated[Path, typer.Option(help="Where the copies of the notebooks go.")] = Path("infodiff-notebooks"),
) -> None:
    """Open JupyterLab on your own copy of the notebooks. Further options go to JupyterLab."""
    place = copy_notebooks(folder.expanduser()).resolve()
    first = sorted(path.name for path in place.glob("*.ipynb"))[0]
    typer.echo(f"Notebooks are in {place}")
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={place}", *context.args]
    command.append(f"--LabApp.default_url=/lab/tree/{first}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container; Jupyter would refuse
        command.append("--allow-root")
    raise typer.Exit(subprocess.call(command))


@app.command()
def explain(
    image: Annotated[Path | None, typer.Argument(help="An image file. Left out: a bundled scene.")] = None,
    prompt: Annotated[str | None, typer.Argument(help="A caption of it.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Folder for the picture and the page.")] = None,
    model: Annotated[str | None, typer.Option(help="Model folder or Hub id. Left out: the bundled one.")] = None,
    device: Annotated[str | None, typer.Option(help="For example cuda.")] = None,
    samples: Annotated[int, typer.Option(help="Four times as many halve the errors.")] = 64,
    seed: Annotated[int, typer.Option(help="Of all randomness.")] = 0,
) -> None:
    """Print what each word of a prompt tells the model about an image, in nats; -o also draws it."""
    if image is not None and prompt is None:
        raise typer.BadParameter("an image needs a prompt: infodiff-widgets explain IMAGE PROMPT")
    with plain_errors():
        _explain(image, prompt, out, model, device, samples, seed)


def _explain(
    image: Path | None, prompt: str | None, out: Path | None, source: str | None, device: str | None,
    samples: int, seed: int,
) -> None:  # fmt: skip
    from PIL import Image

    import infodiff_widgets as idw
    from infodiff_widgets import report
    from infodiff_widgets.widgets.page import page

    if image is None:
        scene = idw.scenes.example(0)
        picture, prompt = scene.image, prompt or scene.caption
    else:
        picture = Image.open(image).convert("RGB")
    model = idw.load(source, device=device)
    info = idw.estimate(model, picture, prompt, samples=samples, seed=seed)
    typer.echo(f"“{prompt}”, {model.name}, {info.samples} samples\n\n{report.text_table(info)}")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        report.sheet(info).save(out / "explain.png")
        (out / "explain.html").write_text(page(info), encoding="utf-8")
        typer.echo(f"\nWrote {out / 'explain.png'} and {out / 'explain.html'}")


@study.command("scenes-quality")
def scenes_quality(
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the results.")] = Path("scenes-quality"),
    scenes: Annotated[int, typer.Option(help="Held-out scenes whose words are measured.", min=2)] = 200,
    captions: Annotated[int, typer.Option(help="Held-out captions that are drawn.", min=1)] = 200,
    samples: Annotated[int, typer.Option(help="Draws for every scene.", min=2)] = 32,
    steps: Annotated[int, typer.Option(help="Of the sampler that draws the captions.", min=1)] = 50,
    model: Annotated[str, typer.Option(help="Model folder or Hub id. Left out: the bundled one.")] = "",
    device: Annotated[str | None, typer.Option(help="For example cuda.")] = None,
    seed: Annotated[int, typer.Option(help="Of all randomness.", min=0)] = 0,
) -> None:
    """Measure how good a model of the bundled scenes is.

    Are its nats the exact ones, does it draw what it is told, and do its maps lie on the objects? Run it again on
    the same folder to go on where it was stopped.
    """
    with plain_errors():
        _scenes_quality(out, scenes, captions, samples, steps, model, device, seed)


def _scenes_quality(
    out: Path, scenes: int, captions: int, samples: int, steps: int, source: str, device: str | None, seed: int
) -> None:
    import json

    import infodiff_widgets as idw
    from infodiff_widgets.studies import calibration, quality

    command = ["infodiff-widgets", "study", "scenes-quality", f"--scenes={scenes}", f"--captions={captions}"]
    command += [f"--samples={samples}", f"--steps={steps}", f"--seed={seed}"]
    command += [f"--{name}={value}" for name, value in (("model", source), ("device", device)) if value]
    model = idw.load(source or None, device=device)
    held_out = [idw.scenes.sample(-1 - k) for k in range(max(scenes, captions))]
    generated = calibration.generation(
        model, [scene.caption for scene in held_out[:captions]], steps=steps, seed=seed, folder=out
    )
    calibrated = calibration.calibration(model, held_out[:scenes], samples=samples, seed=seed, folder=out)
    result = quality.summary(calibrated, generated, command=shlex.join(command), **calibration.about(model))
    generated.to_csv(out / "generation.csv", index=False)
    calibrated.drop(columns=calibration.LISTS).to_csv(out / "calibration.csv", index=False)
    (out / "quality.json").write_text(json.dumps(result, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    typer.echo(f"{model.name}, {scenes} scenes of {samples} samples\n\n{quality.text_table(result)}")
    typer.echo(f"\nWrote quality.json, calibration.csv and generation.csv in {out}")


class Data(StrEnum):
    """Where words with masks come from."""

    SCENES = "scenes"
    COCO_IT = "coco-it"
    FOLDER = "folder"


@study.command("localization")
def localization(
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the results.")] = Path("localization"),
    data: Annotated[Data, typer.Option(help="Bundled scenes, COCO's objects, or your own folder.")] = Data.SCENES,
    scenes: Annotated[int, typer.Option(help="Held-out scenes.", min=1)] = 100,
    every_class: Annotated[bool, typer.Option(help="Scenes: also grounds, colours, sizes and numbers.")] = False,
    coco: Annotated[Path | None, typer.Option(help="Folder of COCO's annotations and val2017.")] = None,
    table: Annotated[Path | None, typer.Option(help="COCO: a published CSV. Left out: built anew.")] = None,
    check_table: Annotated[bool, typer.Option(help="Only list where --table differs from the rule.")] = False,
    folder: Annotated[Path | None, typer.Option(help="Pictures and masks with a masks.csv.")] = None,
    limit: Annotated[int, typer.Option(help="COCO, folder: only the first rows; 0 for all.", min=0)] = 0,
    validation: Annotated[
        int, typer.Option(help="Further pictures to choose a fusion and thresholds on; 0: no fusion.", min=0)
    ] = 40,
    word_classes: Annotated[bool, typer.Option(help="Instead: words alone and given the rest, by class.")] = False,
    samples: Annotated[int, typer.Option(help="Draws for every caption.", min=2)] = 32,
    smoothing: Annotated[float, typer.Option(help="Of the maps: sigma in pixels of the picture.", min=0)] = 0,
    gallery: Annotated[int, typer.Option(help="Words on the page of pictures; 0 for no page.", min=0)] = 24,
    model: Annotated[str, typer.Option(help="Model folder or Hub id. Left out: the bundled one.")] = "",
    device: Annotated[str | None, typer.Option(help="For example cuda.")] = None,
    seed: Annotated[int, typer.Option(help="Of all randomness.", min=0)] = 0,
) -> None:
    """Measure how well maps of words find what the words are about.

    Information and attention, alone and joined, against masks; with --word-classes, how much words of each class say
    alone and given the rest. Run it again on the same folder to go on where it was stopped, also with more scenes or
    rows.
    """
    for name, missing in (("--coco FOLDER", data is Data.COCO_IT and coco is None and not check_table),
                          ("--folder FOLDER", data is Data.FOLDER and folder is None)):  # fmt: skip
        if missing:
            raise typer.BadParameter(f"--data {data.value} needs {name}")
    if table is None and (check_table or (word_classes and data is Data.COCO_IT)):
        raise typer.BadParameter("--check-table and --word-classes of COCO need --table CSV")
    sources = {Data.SCENES: dict(scenes=scenes), Data.COCO_IT: dict(coco=coco, table=table, limit=limit),
               Data.FOLDER: dict(folder=folder, limit=limit)}  # fmt: skip
    given = dict(data=data.value) | sources[data] | dict(samples=samples, seed=seed)
    if not word_classes:
        given |= dict(validation=validation, smoothing=smoothing, gallery=gallery)
    command = ["infodiff-widgets", "study", "localization"]
    command += [f"--{name}={value}" for name, value in (given | dict(model=model, device=device)).items()
                if value not in (None, "")]  # fmt: skip
    command += ["--every-class"] * (every_class and data is Data.SCENES) + ["--word-classes"] * word_classes
    with plain_errors():
        if check_table:
            _compare(out, table)
            return
        import infodiff_widgets as idw

        loaded, line = idw.load(model or None, device=device), shlex.join(command)
        if word_classes:
            items = _word_items(data, scenes, coco, table, folder, loaded)[: limit or None]
            _word_classes(out, line, loaded, items, samples, seed, data is Data.SCENES)
        else:
            items, apart = _mask_items(data, scenes, every_class, coco, table, folder, validation, loaded)
            items = items[: limit or None]
            _localization(out, line, loaded, items, apart, gallery, samples, seed, smoothing)


def _compare(out: Path, table: Path) -> None:
    from infodiff_widgets.studies import coco_it

    records, found = len(coco_it.read_csv(table)), coco_it.compared(table)
    out.mkdir(parents=True, exist_ok=True)
    found.to_csv(out / "differences.csv", index=False)
    typer.echo(f"{len(found)} of {records} records of {table} differ from the rule")
    for difference, number in found["difference"].value_counts().items():
        typer.echo(f"{number:>6} {difference}")
    typer.echo(f"\nWrote differences.csv in {out}")


def _mask_items(
    data: Data, scenes: int, every_class: bool, coco: Path | None, table: Path | None, folder: Path | None,
    validation: int, model: Model,
) -> tuple[list[Item], list[Item]]:  # fmt: skip
    """Words to score, and words of other pictures to choose on."""
    from infodiff_widgets.studies import calibration, localization
    from infodiff_widgets.studies.items import held_apart

    if data is Data.SCENES:
        classes = calibration.CLASSES if every_class else calibration.OBJECTS
        apart = localization.scenes_items(validation, classes, skip=localization.VALIDATION)
        if scenes > localization.VALIDATION:
            raise ValueError(f"--scenes may be up to {localization.VALIDATION}: those behind are for --validation")
        return localization.scenes_items(scenes, classes), apart
    if data is Data.FOLDER:
        from infodiff_widgets.studies import masked_pictures

        return held_apart(masked_pictures.items(folder, model.size, model.cell), validation)
    from infodiff_widgets.studies import coco_it

    objects = coco_it.Coco(coco)
    rows = objects.build() if table is None else coco_it.read_csv(table)
    return held_apart(objects.items(rows, model.size), validation)


def _word_items(
    data: Data, scenes: int, coco: Path | None, table: Path | None, folder: Path | None, model: Model
) -> list[Item]:
    """Words of all classes, with or without a mask."""
    from infodiff_widgets.studies import calibration, coco_wl, localization, masked_pictures

    if data is Data.SCENES:
        return localization.scenes_items(scenes, calibration.CLASSES, placed=False)
    if data is Data.FOLDER:
        return masked_pictures.items(folder, model.size, model.cell)
    return coco_wl.items(coco_wl.read_csv(table), coco, model.size)


def _localization(
    out: Path, command: str, model: Model, items: list[Item], apart: list[Item], shown: int, samples: int, seed: int,
    smoothing: float,
) -> None:  # fmt: skip
    from infodiff_widgets.core.fusion import CANDIDATES, finished
    from infodiff_widgets.studies import calibration, gallery, localization, protocols

    split, fusions = None, ()
    if apart:
        split = localization.localization(
            model, apart, samples, seed + localization.APART, smoothing, out, fusions=CANDIDATES, name="validation"
        )
        winner = protocols.kept(split)
        fusions = (winner, finished("attention", winner))
    measured = localization.localization(model, items, samples, seed, smoothing, out, fusions=fusions)
    result = protocols.summary(measured, validation=split, command=command, **calibration.about(model))
    protocols.scored(measured, split)[0].to_csv(out / "localization.csv", index=False)
    _write_json(out / "localization.json", result)
    written = ["localization.json", "localization.csv"]
    if shown:
        title = f"Maps of words, {model.name}"
        text = gallery.page(model, items, measured, shown, samples, seed, smoothing, title)
        (out / "gallery.html").write_text(text, encoding="utf-8")
        written.append("gallery.html")
    typer.echo(f"{model.name}, {samples} samples\n\n{protocols.text_table(result)}")
    typer.echo(f"\nWrote {', '.join(written)} in {out}")


def _word_classes(
    out: Path, command: str, model: Model, items: list[Item], samples: int, seed: int, exact: bool
) -> None:
    from infodiff_widgets.studies import calibration, word_classes

    measured = word_classes.word_classes(model, items, samples, seed, out)
    if exact:
        measured = word_classes.with_exact(measured, items)
    result = word_classes.summary(measured, command=command, **calibration.about(model))
    measured.to_csv(out / "word_classes.csv", index=False)
    _write_json(out / "word_classes.json", result)
    typer.echo(f"{model.name}, {samples} samples\n\n{word_classes.text_table(result)}")
    typer.echo(f"\nWrote word_classes.json and word_classes.csv in {out}")


class Captions(StrEnum):
    """Where pictures with several captions come from."""

    SCENES_ORDER = "scenes-order"
    SCENES_ATTRIBUTE = "scenes-attribute"
    SCENES_COUNT = "scenes-count"
    SCENES_PAIRS = "scenes-pairs"
    VG_RELATION = "vg-relation"
    VG_ATTRIBUTION = "vg-attribution"
    COCO_ORDER = "coco-order"
    FLICKR30K_ORDER = "flickr30k-order"
    WINOGROUND = "winoground"


class Score(StrEnum):
    """What captions are scored by."""

    STANDARD = "standard"
    ORTHOGONAL = "orthogonal"
    ERROR = "error"


class Levels(StrEnum):
    """Where noise levels are drawn."""

    MODEL = "model"
    TIMESTEPS = "timesteps"


@study.command("relations")
def relations(
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the results.")] = Path("relations"),
    data: Annotated[Captions, typer.Option(help="Bundled scenes, or the user's own copies.")] = Captions.SCENES_ORDER,
    folder: Annotated[Path | None, typer.Option(help="Of the data, as its authors publish it.")] = None,
    untagged: Annotated[bool, typer.Option(help="Orders: only shuffles that need no tagger.")] = False,
    pictures: Annotated[int, typer.Option(help="How many choices; 0 for all of a folder.", min=0)] = 500,
    samples: Annotated[int, typer.Option(help="Most draws for every picture.", min=2)] = 64,
    certain: Annotated[float, typer.Option(help="Stop at this certainty z of the winner; 0: never.", min=0)] = 0,
    by: Annotated[Score, typer.Option(help="The score that must be certain, and that sorts.")] = Score.STANDARD,
    levels: Annotated[Levels, typer.Option(help="Noise levels: the model's, or even timesteps.")] = Levels.MODEL,
    gallery: Annotated[int, typer.Option(help="Pictures on the page; 0 for no page.", min=0)] = 24,
    model: Annotated[str, typer.Option(help="Model folder or Hub id. Left out: the bundled one.")] = "",
    device: Annotated[str | None, typer.Option(help="For example cuda.")] = None,
    seed: Annotated[int, typer.Option(help="Of all randomness.", min=0)] = 0,
) -> None:
    """Measure how often a model prefers the true caption of a picture to false ones.

    By three scores from one pass, with what stopping early would have saved. Run it again on the same folder to go on
    where it was stopped, also with more pictures.
    """
    bundled = data.value.startswith("scenes-")
    if bundled == (folder is not None):
        raise typer.BadParameter(f"--data {data.value} {'takes no' if bundled else 'needs'} --folder")
    if bundled and not pictures:
        raise typer.BadParameter("bundled scenes have no end: say how many with --pictures")
    given = dict(data=data.value, folder=folder, pictures=pictures, samples=samples, certain=certain, by=by.value)
    given |= dict(levels=levels.value, gallery=gallery, seed=seed, model=model, device=device)
    command = ["infodiff-widgets", "study", "relations"]
    command += [f"--{name}={value}" for name, value in given.items() if value not in (None, "")]
    command += ["--untagged"] * untagged
    with plain_errors():
        import infodiff_widgets as idw
        from infodiff_widgets.studies import aro

        choices = _choices(data, folder, untagged, pictures)
        settings = dict(samples=samples, seed=seed, certain=certain or None, by=by.value, levels=levels.value)
        facts = dict(command=shlex.join(command), published=aro.PUBLISHED.get(data.value))
        _relations(out, facts, idw.load(model or None, device=device), choices, gallery, settings)


def _choices(data: Captions, folder: Path | None, untagged: bool, number: int) -> list[Choice]:
    from infodiff_widgets.studies import aro, captions, orders

    if folder is None:
        return captions.scenes_choices(data.value, number)
    if data in (Captions.COCO_ORDER, Captions.FLICKR30K_ORDER):
        path = folder / orders.FILES[data is Captions.FLICKR30K_ORDER]
        found = orders.order(path, shuffles=orders.SHUFFLES[len(orders.TAGGED) * untagged :])
    else:
        readers = {
            Captions.VG_RELATION: aro.vg_relation,
            Captions.VG_ATTRIBUTION: aro.vg_attribution,
            Captions.WINOGROUND: aro.winoground,
        }
        found = readers[data](folder)
    return captions.some(found, number or len(found))


def _relations(
    out: Path, facts: dict[str, Any], model: Model, choices: list[Choice], shown: int, settings: dict[str, Any]
) -> None:
    from infodiff_widgets.studies import accuracy, calibration, matching, verdict

    measured = matching.matching(model, choices, folder=out, **settings)
    result = verdict.summary(measured, **facts, **calibration.about(model))
    accuracy.outcomes(measured).to_csv(out / "relations.csv", index=False)
    _write_json(out / "relations.json", result)
    written = ["relations.json", "relations.csv"]
    if shown:
        from infodiff_widgets.studies import matching_page

        text = matching_page.page(model, choices, measured, shown, title=f"Captions, {model.name}", **settings)
        (out / "gallery.html").write_text(text, encoding="utf-8")
        written.append("gallery.html")
    typer.echo(f"{model.name}, at most {settings['samples']} samples\n\n{verdict.text_table(result)}")
    typer.echo(f"\nWrote {', '.join(written)} in {out}")


class Inverted(StrEnum):
    """How a picture is turned into noise and back."""

    ODE = "ode"
    DDPM = "ddpm"


@study.command("interventions")
def interventions(
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the results.")] = Path("interventions"),
    data: Annotated[Data, typer.Option(help="Bundled scenes, COCO's objects, or your own folder.")] = Data.SCENES,
    scenes: Annotated[int, typer.Option(help="Held-out scenes.", min=1)] = 100,
    every_class: Annotated[bool, typer.Option(help="Scenes: all words, not only nouns.")] = False,
    coco: Annotated[Path | None, typer.Option(help="Folder of COCO's annotations and val2017.")] = None,
    table: Annotated[Path | None, typer.Option(help="COCO: a published CSV. Left out: built anew.")] = None,
    folder: Annotated[Path | None, typer.Option(help="Pictures and masks with a masks.csv.")] = None,
    limit: Annotated[int, typer.Option(help="COCO, folder: only the first rows; 0 for all.", min=0)] = 0,
    blank: Annotated[bool, typer.Option(help="Leave words out by “_” in their place.")] = False,
    samples: Annotated[int, typer.Option(help="Draws for every caption.", min=2)] = 32,
    steps: Annotated[int, typer.Option(help="Of the way to noise, and of the way back.", min=1)] = 100,
    noisiest: Annotated[float | None, typer.Option(help="Log SNR to turn round at. Left out: the model's.")] = None,
    way: Annotated[Inverted, typer.Option(help="The flow, or the noise of every step.")] = Inverted.ODE,
    gallery: Annotated[int, typer.Option(help="Interventions on the page; 0 for no page.", min=0)] = 12,
    model: Annotated[str, typer.Option(help="Model folder or Hub id. Left out: the bundled one.")] = "",
    device: Annotated[str | None, typer.Option(help="For example cuda.")] = None,
    seed: Annotated[int, typer.Option(help="Of all randomness.", min=0)] = 0,
) -> None:
    """Measure how well the information of words predicts what changes when they are left out or swapped.

    Against attention, and in scenes against what should have come out. Run it again on the same folder to go on where
    it was stopped, also with more scenes or rows.
    """
    for name, missing in (("--coco FOLDER", data is Data.COCO_IT and coco is None),
                          ("--folder FOLDER", data is Data.FOLDER and folder is None)):  # fmt: skip
        if missing:
            raise typer.BadParameter(f"--data {data.value} needs {name}")
    sources = {Data.SCENES: dict(scenes=scenes), Data.COCO_IT: dict(coco=coco, table=table, limit=limit),
               Data.FOLDER: dict(folder=folder, limit=limit)}  # fmt: skip
    settings = dict(samples=samples, steps=steps, noisiest=noisiest, way=way.value, seed=seed)
    given = dict(data=data.value) | sources[data] | settings | dict(gallery=gallery, model=model, device=device)
    command = ["infodiff-widgets", "study", "interventions"]
    command += [f"--{name}={value}" for name, value in given.items() if value not in (None, "")]
    command += ["--every-class"] * (every_class and data is Data.SCENES) + ["--blank"] * blank
    with plain_errors():
        import infodiff_widgets as idw
        from infodiff_widgets.studies import calibration
        from infodiff_widgets.studies.interventions import of_items, of_scenes

        loaded = idw.load(model or None, device=device)
        if data is Data.SCENES:
            items = of_scenes(scenes, calibration.CLASSES if every_class else calibration.OBJECTS, blank, seed)
        else:
            found, _ = _mask_items(data, scenes, every_class, coco, table, folder, 0, loaded)
            items = of_items(found[: limit or None], blank)
        _interventions(out, shlex.join(command), loaded, items, gallery, settings)


def _interventions(
    out: Path, command: str, model: Model, items: list[Intervention], shown: int, settings: dict[str, Any]
) -> None:
    from infodiff_widgets.studies import agreement, calibration, counterfactual, effects, interventions_page

    measured = effects.effects(model, items, folder=out, **settings)
    result = agreement.summary(measured, command=command, **calibration.about(model))
    result["counterfactual"] = counterfactual.summary(measured)
    measured.to_csv(out / "interventions.csv", index=False)
    _write_json(out / "interventions.json", result)
    written = ["interventions.json", "interventions.csv"]
    if shown:
        text = interventions_page.page(model, items, measured, shown, title=f"Interventions, {model.name}", **settings)
        (out / "gallery.html").write_text(text, encoding="utf-8")
        written.append("gallery.html")
    tables = agreement.text_table(result), counterfactual.text_table(result["counterfactual"])
    typer.echo("\n\n".join([f"{model.name}, {settings['samples']} samples", *filter(None, tables)]))
    typer.echo(f"\nWrote {', '.join(written)} in {out}")


def _write_json(path: Path, result: dict) -> None:
    import json

    path.write_text(json.dumps(result, indent=1, allow_nan=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    app()
