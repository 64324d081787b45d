"""COCO-IT from a miniature COCO: the rule for words, masks, scores counted by hand, and what is said of bad files."""

import json
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from typer.testing import CliRunner

from infodiff_widgets.cli import main as cli
from infodiff_widgets.studies import localization
from infodiff_widgets.studies.fusion import METHODS
from infodiff_widgets.studies.localization_report import BEST, choose_thresholds
from infodiff_widgets.studies.store import Store

pytest.importorskip("pycocotools")
coco_study = pytest.importorskip("infodiff_widgets.studies.coco")
pytest.importorskip("inflect")

SIDE = 32


def box(left, top, right, bottom):
    """The outline of a rectangle, as COCO writes it."""
    return [[left, top, right, top, right, bottom, left, bottom]]


def annotation(image, category, outline, crowd=0):
    return {"image_id": image, "category_id": category, "segmentation": outline, "iscrowd": crowd}


def coco(folder):
    """Two pictures, of a dog on a bed and of a person beside two more (a crowd)."""
    crowd = {"counts": [16 * SIDE, 8 * SIDE, 8 * SIDE], "size": [SIDE, SIDE]}  # runs down the columns
    instances = {
        "images": [
            {"id": k, "file_name": f"{k:012d}.jpg", "height": SIDE, "width": SIDE} for k in (7, 9)
        ],
        "categories": [{"id": 1, "name": "person"}, {"id": 3, "name": "bed"}, {"id": 5, "name": "dog"}],
        "annotations": [
            annotation(7, 5, box(0, 0, 16, 8)), annotation(7, 3, box(0, 16, 32, 32)),
            annotation(9, 1, box(0, 0, 8, 32)), annotation(9, 1, crowd, 1), annotation(9, 3, box(0, 0, 8, 8)),
        ],
    }  # fmt: skip
    captions = {"annotations": [
        {"image_id": 9, "caption": "A person's chair beside people."},
        {"image_id": 7, "caption": "A bedroom, and Dog sits."},
        {"image_id": 7, "caption": "A bedroom with a bed,\ntwo dogs and a dog on the bed"},
        {"image_id": 7, "caption": "A dog on a bed"},
    ]}  # fmt: skip
    (folder / "annotations").mkdir(parents=True)
    (folder / "val2017").mkdir()
    write(folder, "instances", instances)
    write(folder, "captions", captions)
    for k in (7, 9):
        Image.new("RGB", (SIDE, SIDE), "white").save(folder / "val2017" / f"{k:012d}.jpg")
    return folder


def write(folder, name, content):
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "annotations" / f"{name}_val2017.json").write_text(text)


@pytest.fixture
def folder(tmp_path):
    return coco(tmp_path / "coco")


def test_the_rule_takes_whole_words_only(folder):
    table = coco_study.Coco(folder).build()
    assert table["category"].tolist() == ["dog", "bed", "person"]  # no caption names the bed of picture 9
    assert table["image"].tolist() == [7, 7, 9]
    assert table["word"].tolist() == ["dogs", "bed", "people"]  # the plural goes first
    assert [item.rest for item in coco_study.Coco(folder).items(table)] == [
        "A bedroom with a bed, two and a dog on the bed", "A bedroom with a two dogs and a dog on the",
        "A person's chair beside",
    ]  # fmt: skip
    for caption, word, expected in (
        ("A bed in a bedroom", "bed", (1,)), ("dogs, dog's dog-house hotdog", "dog", (1, 2)), ("Dog", "dog", ()),
        ("the dining table by a dining  table", "dining table", (1, 2)),
    ):  # fmt: skip
        assert coco_study.places(caption, word) == expected


def test_masks_join_all_objects_and_crowds(folder):
    data = coco_study.Coco(folder)
    dog, people = data.mask(7, "dog"), data.mask(9, "person")
    assert dog[:8, :16].all()
    assert dog.sum() == 8 * 16
    assert people[:, :8].all()
    assert people[:, 16:24].all()
    assert people.sum() == 16 * SIDE
    with pytest.raises(ValueError, match="has no 'bed' in picture 8"):
        data.mask(8, "bed")


def test_published_tables_are_read_and_mended(folder, tmp_path):
    path = tmp_path / "COCO-IT.csv"
    path.write_text(
        "Image ID,Label,correct_obj+context,context,correct_obj\n"
        "7,bed,A bedroom with a bed.,A room with a .,bed\n"
        '9,person,"A person, people",",A person, ",people\n'
    )
    table = coco_study.read_csv(path)
    assert [item.rest for item in coco_study.Coco(folder).items(table)] == ["A bedroom with a", "A person,"]
    assert table["image"].tolist() == [7, 9]
    again = tmp_path / "mine.csv"
    coco_study.Coco(folder).build().to_csv(again, index=False)
    pd.testing.assert_frame_equal(coco_study.read_csv(again)[coco_study.COLUMNS], coco_study.Coco(folder).build())
    items = coco_study.Coco(folder).items(table, (64, 48))
    picture, mask = items[0].read()
    assert (items[0].name, items[0].text, items[0].label) == ("7", "bed", "bed")
    assert (picture.size, mask.shape) == ((64, 48), (48, 64))
    assert mask[24:].all()
    assert not mask[:24].any()


def test_overlaps_are_those_counted_by_hand(folder, monkeypatch):
    left = np.zeros((SIDE, SIDE))
    left[:, :16] = 1
    left[:, 16:] = np.linspace(0, 0.05, 16)
    monkeypatch.setattr(localization, "maps", lambda info, items, *_: [dict.fromkeys(METHODS, left)] * len(items))
    monkeypatch.setattr(localization, "estimate_words", lambda *_: None)
    model = SimpleNamespace(logsnr_distribution=SimpleNamespace(loc=0, scale=1, low=-1, high=1))
    data = coco_study.Coco(folder)
    measured = localization.Localization().run(model, data.items(data.build(), (SIDE, SIDE)), progress=False)
    found, _ = choose_thresholds(measured)
    found = found[found["method"] == "CMI"].set_index("word")[BEST]
    # The left half, 512 pixels, against the dog's 128 in it; half the bed's 512; 256 of people's 512.
    assert found.to_dict() == {"dogs": 128 / 512, "bed": 256 / 768, "people": 256 / 768}


MANY = "annotations"
BAD = [
    ("instances", None, FileNotFoundError, r"no .*instances_val2017.json. Unpack annotations_trainval2017.zip"),
    ("captions", None, FileNotFoundError, "no .*captions_val2017.json"),
    ("instances", "{", ValueError, "instances_val2017.json is no JSON"),
    ("instances", "[]", ValueError, "instances_val2017.json must hold a list 'images'"),
    (
        "captions",
        {MANY: [{"image_id": 7}]},
        ValueError,
        r"captions_val2017.json, annotations\[0\]: 'caption' is missing",
    ),
    ("captions", {MANY: [3]}, ValueError, r"annotations\[0\]: 'image_id' is missing or of the wrong type; got 3"),
    (("images", 1, "height"), "tall", ValueError, r"images\[1\]: 'height' is missing or of the wrong type; got 'tall'"),
    ((MANY, 2, "category_id"), 8, ValueError, r"annotations\[2\]: 'category_id' 8 is not listed"),
    ((MANY, 3, "image_id"), 8, ValueError, r"annotations\[3\]: 'image_id' 8 is not listed"),
    ((MANY, 0, "segmentation"), [["a"] * 6], ValueError, r"annotations\[0\]: 'segmentation' is no outline"),
    ((MANY, 0, "segmentation"), [], ValueError, r"annotations\[0\]: 'segmentation' is no outline"),
    ((MANY, 0, "segmentation"), {"counts": [9], "size": [3, 3]}, ValueError, r"'segmentation' is no outline"),
]


@pytest.mark.parametrize(("where", "what", "kind", "message"), BAD)
def test_bad_files_are_named_down_to_the_field(folder, where, what, kind, message):
    name = where if isinstance(where, str) else "instances"
    path = folder / "annotations" / f"{name}_val2017.json"
    if what is None:
        path.unlink()
    elif isinstance(where, str):
        write(folder, name, what)
    else:
        content = json.loads(path.read_text())
        key, number, field = where
        content[key][number][field] = what
        write(folder, name, content)
    with pytest.raises(kind, match=message):
        data = coco_study.Coco(folder)
        data.build()
        data.mask(7, "dog")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Image ID,Label\n7,dog\n",
            r"x.csv must have each of the columns \['correct_obj\+context', 'correct_obj'\] once",
        ),
        ("image,category,caption,word\n7,dog,A dog,dog\nx,dog,A dog,dog\n", "record 2: 'image' must be a"),
        ("image,category,caption,word\n7,dog,A hotdog,dog\n", "record 1: 'word' is 'dog', no whole word"),
        ("", "is no CSV table: it is empty"),
        ("image,category,caption,word\n7,dog\n", "record 1: 'word' is '', no whole word of ''"),
        ("image,category,caption,word\n7,dog,A dog, a cat,dog\n", "record 1: 5 fields where the heading has 4"),
        ("image,category,caption,word,word\n7,dog,A dog,dog,dog\n", r"columns \['word'\] once"),
        ('image,category,caption,word\n7,dog,"A dog,dog\n', "record 1, at line 2, has a quote that is not closed"),
        ('image,category,caption,word\n7,dog,"A "big" dog",dog\n', "record 1, at line 2, has a quote"),
        ("\ufeffimage,category,caption,word,\n7,dog,A dog,cat,\n", "record 1: 'word' is 'cat'"),
    ],
)
def test_bad_tables_are_named_down_to_the_field(tmp_path, text, message):
    (tmp_path / "x.csv").write_text(text)
    with pytest.raises(ValueError, match=message):
        coco_study.read_csv(tmp_path / "x.csv")


def test_rows_and_pictures_must_be_there(folder):
    data, table = coco_study.Coco(folder), coco_study.Coco(folder).build()
    (folder / "val2017" / f"{7:012d}.jpg").unlink()
    with pytest.raises(FileNotFoundError, match=r"no .*000000000007.jpg. Unpack val2017.zip"):
        data.items(table)[0].read()
    with pytest.raises(ValueError, match=r"record 1 of the table names 'cat' in picture 7; .* has \['bed', 'dog'\]"):
        data.items(table.assign(category="cat"))


def test_the_command_goes_on_with_more_rows(folder, tmp_path):
    def run(out, *options):
        arguments = ["study", "localization", "--data", "coco-it", "--coco", folder, "--samples", 2, "--gallery", 1]
        arguments += [] if "--validation" in options else ["--validation", 0]
        result = CliRunner().invoke(cli.app, [*map(str, [*arguments, "-o", out, *options])])
        assert result.exit_code == 0, result.output
        return (out / "localization.csv").read_text()

    # The model knows few words and spells the others: short captions.
    captions = [(7, "two dogs on a bed"), (9, "people")]
    write(folder, "captions", {MANY: [{"image_id": image, "caption": text} for image, text in captions]})
    assert len(run(tmp_path / "a", "--limit", 2).splitlines()) == 1 + 2 * len(METHODS)
    kept = Store.open(tmp_path / "a" / "localization").rows()
    whole = run(tmp_path / "a")
    assert len(whole.splitlines()) == 1 + 3 * len(METHODS)
    assert Store.open(tmp_path / "a" / "localization").rows().head(len(kept)).equals(kept)
    assert run(tmp_path / "b") == whole
    assert (tmp_path / "b" / "gallery.html").read_text(encoding="utf-8").count("<section") == 1
    split = run(tmp_path / "c", "--validation", 1, "--limit", 1)
    assert {line.split(",")[1] for line in split.splitlines()[1:]} == {"7"}  # the last picture is held apart
    (folder / "annotations" / "captions_val2017.json").unlink()
    arguments = ["study", "localization", "--data", "coco-it", "--coco", str(folder), "-o", str(tmp_path / "d")]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 1
    assert "captions_val2017.json" in result.output
    assert "Traceback" not in result.output
