"""The localization pane without a browser: what it takes, counts, says and draws, and what it makes of a result."""

from __future__ import annotations

import base64
import io
import json

import numpy as np
import pytest
import traitlets
from PIL import Image

import infodiff_widgets as idw
from infodiff_widgets.studies import localization, metrics
from infodiff_widgets.studies.fusion import FUSED, METHODS, combine
from infodiff_widgets.studies.items import Item
from infodiff_widgets.widgets.localization_pane import LEVELS, LocalizationPane

ROWS, COLUMNS = 20, 30  # unlike, so that a transposed map shows


@pytest.fixture
def mask():
    found = np.zeros((ROWS, COLUMNS), bool)
    found[2:12, 3:20] = True
    return found


@pytest.fixture
def pane(mask):
    values = mask + np.random.default_rng(0).gamma(0.5, size=mask.shape)
    return LocalizationPane(mask=mask, maps={"CMI": values, "perfect": mask * 3}, fixed={"CMI": 0.4}, title="“dog”")


@pytest.fixture(scope="module")
def info():
    model, scene = idw.load("exact"), idw.scenes.example(0)
    return idw.estimate(model, scene.image, scene.caption, attention_prompt=scene.caption, samples=4, progress=False)


def test_it_counts_as_the_study_does(pane, mask):
    values = pane.maps["CMI"].astype(float)
    for threshold in (0, 0.13, 0.4, 0.999):
        found = metrics.minmax(values) > threshold
        assert pane.overlap("CMI", threshold) == (found & mask).sum() / (found | mask).sum()
    pane.threshold = 0.13
    assert pane.overlap("CMI") == pane.overlap("CMI", 0.13)
    assert pane.best("CMI") == max(((pane.overlap("CMI", t), t) for t in LEVELS), key=lambda pair: (pair[0], -pair[1]))
    assert pane.best("perfect") == (1, 0)
    assert pane.precision("CMI") == metrics.localization_metrics(values, mask)["average precision"]


def test_it_says_what_it_shows(pane):
    value, at = pane.best("CMI")
    assert pane.describe().splitlines() == [
        "“dog”: threshold 0.25; the whole picture has IoU 0.28",
        f"CMI: IoU {pane.overlap('CMI'):.2f}; best {value:.2f} at {at:.2f}; "
        f"{pane.overlap('CMI', 0.4):.2f} at the fixed 0.40; average precision {pane.precision('CMI'):.2f}",
        "perfect: IoU 1.00; best 1.00 at 0.00; average precision 1.00",
    ]
    assert LocalizationPane().describe() == "Threshold 0.25; no map or no mask yet"


def test_mask_and_maps_travel_as_bytes_row_by_row(pane, mask):
    sent = pane.get_state()
    assert sent["mask"]["shape"] == [ROWS, COLUMNS]
    assert bytes(sent["mask"]["data"]) == mask.astype(np.uint8).tobytes()
    assert [one["name"] for one in sent["maps"]] == ["CMI", "perfect"]
    assert bytes(sent["maps"][0]["data"]) == pane.maps["CMI"].tobytes()
    assert pane.maps["CMI"].dtype == np.float32
    assert pane.maps["CMI"].flags.c_contiguous


@pytest.mark.parametrize("widget", ["empty", "full", "bare"])
def test_mime_bundle_has_text_and_picture_beside_the_view(widget, pane, mask):
    if widget == "full":
        pane.image = np.zeros((ROWS, COLUMNS, 3), np.uint8)
    shown = LocalizationPane() if widget == "empty" else pane
    data, _ = shown._repr_mimebundle_()
    assert {"text/plain", "application/vnd.jupyter.widget-view+json"} <= set(data)
    assert data["text/plain"] == shown.describe()
    if widget == "empty":
        assert shown.to_image() is None
        return
    picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert picture.size == shown.to_image().size


def test_the_still_picture_colours_what_is_found(pane):
    def coloured(threshold):
        pane.threshold = threshold
        return (np.ptp(np.asarray(pane.to_image()).astype(int), axis=-1) > 60).sum()

    low, high = coloured(0.0), coloured(0.9)
    assert low > 2 * high


@pytest.mark.parametrize("bad", [np.zeros((2, 2)), np.zeros(3, bool), "mask", np.zeros((0, 3), bool)])
def test_mask_says_what_it_expects(bad):
    with pytest.raises(traitlets.TraitError, match=r"LocalizationPane.mask expects a bool array \[H, W\], but got"):
        LocalizationPane(mask=bad)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ([np.eye(2)], r"maps expects a dict of names and arrays of finite numbers \[H, W\]"),
        ({"CMI": np.zeros(3)}, r"maps\['CMI'\] expects an array of finite numbers \[H, W\], but got float64 \[3\]"),
        ({"CMI": np.array([[np.nan]])}, r"but got float64 \[1, 1\] with numbers that are not finite"),
        ({"CMI": np.eye(2), "MI": np.ones((2, 3))}, r"'CMI' has \[2, 2\], 'MI' has \[2, 3\]"),
    ],
)
def test_maps_say_what_they_expect(bad, message):
    with pytest.raises(traitlets.TraitError, match=message):
        LocalizationPane(maps=bad)


def test_maps_have_the_shape_of_the_mask(pane, mask):
    with pytest.raises(traitlets.TraitError, match=r"'mask' has \[20, 30\], 'MI' has \[30, 20\]"):
        pane.maps = {"MI": mask.T * 1.0}
    with pytest.raises(traitlets.TraitError, match=r"'mask' has \[30, 20\]"):
        pane.mask = mask.T
    with pytest.raises(traitlets.TraitError, match=r"'mask' has \[30, 20\], 'MI' has \[20, 30\]"):
        LocalizationPane(mask=mask.T, maps={"MI": mask * 1.0})
    with pytest.raises(TypeError, match="Did you mean 'threshold'"):
        LocalizationPane(treshold=0.5)
    pane.show(None, mask.T, {"MI": mask.T * 1.0}, title="other", fixed={"MI": 0.5})
    assert (pane.title, list(pane.maps), pane.fixed, pane.best("MI")) == ("other", ["MI"], {"MI": 0.5}, (1, 0))


def test_a_result_gives_all_methods(info):
    scene = idw.scenes.example(0)
    pane = LocalizationPane.of(info, "dog", scene.masks[1], threshold=0.1)
    assert list(pane.maps) == list(METHODS)
    assert (pane.title, pane.threshold, pane.fixed) == ("“dog”", 0.1, {})
    assert (np.asarray(pane.image) == info.image).all()
    signed = info.heatmap("dog", estimator="standard").values
    np.testing.assert_array_equal(pane.maps["CMI standard"], signed.clip(0))
    np.testing.assert_array_equal(pane.maps["MI"], info.heatmap("dog", given="").values)
    np.testing.assert_allclose(pane.maps[FUSED], combine(pane.maps, info.image)[FUSED], rtol=1e-4, atol=1e-9)


def test_its_numbers_are_those_of_the_study(info):
    scene, model = idw.scenes.example(0), idw.load("exact")
    item = Item("x", scene.caption, (1,), "noun", lambda: (scene.image, scene.masks[1]))
    table = localization.Localization(samples=4).run(model, [item], progress=False)
    pane = LocalizationPane.of(info, 1, scene.masks[1])
    precision = table.set_index("method")["average precision"]
    for name in pane.maps:
        assert pane.precision(name) == pytest.approx(precision[name], abs=0.02)


def test_a_report_brings_its_thresholds(info):
    mask = idw.scenes.example(0).masks[1]
    report = json.loads(json.dumps({
        "thresholds": {metrics.HELD_OUT: {"CMI": 0.2, FUSED: 0.3, "elsewhere": 0.4}},
    }))  # fmt: skip
    pane = LocalizationPane.of(info, "dog", mask, report)
    assert pane.fixed == {"CMI": 0.2, FUSED: 0.3}
    with pytest.raises(traitlets.TraitError, match=r"'mask' has \[2, 2\]"):
        LocalizationPane.of(info, "dog", np.eye(2, dtype=bool))


def test_without_attention_the_rest_is_shown(info):
    from dataclasses import replace

    bare, mask = replace(info, attention=None), idw.scenes.example(0).masks[1]
    assert list(LocalizationPane.of(bare, "dog", mask).maps) == [*METHODS[:4], FUSED]
