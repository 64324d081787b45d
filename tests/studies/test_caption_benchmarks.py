"""ARO and Winoground from miniature files: tasks, macro averages counted by hand, and errors in bad files."""

import json
import math
import shutil

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.core.caption_scores import SCORES
from infodiff_widgets.core.sequential import Rounds
from infodiff_widgets.studies import caption_benchmarks, caption_report
from infodiff_widgets.studies.store import Store

FILES = ("coco_karpathy_test.json", "flickr30k_test.json")


def case(relation=None, attributes=None, image="1.png", true="the dog is on the cat", false="the cat is on the dog"):
    record = {"image_id": "1", "image_path": image, "image_url": "https://example.org/1.jpg", "bbox_x": 2, "bbox_y": 4}
    record |= {"bbox_w": 3, "bbox_h": 2, "true_caption": true, "false_caption": false}
    record |= {"obj1_name": "dog", "obj2_name": "cat"}
    return record | ({"attributes": attributes} if attributes else {"relation_name": relation})


def write(folder, name, content):
    folder.mkdir(exist_ok=True)
    if name.endswith(".jsonl") and not isinstance(content, str):
        content = "".join(json.dumps(record) + "\n" for record in content)
    (folder / name).write_text(content if isinstance(content, str) else json.dumps(content))


@pytest.fixture
def folder(tmp_path):
    """One picture, whose pixel at (row, column) is (row, column, 7)."""
    folder = tmp_path / "data"
    (folder / "images").mkdir(parents=True)
    rows, columns = np.mgrid[:12, :16]
    picture = np.stack([rows, columns, np.full_like(rows, 7)], -1).astype(np.uint8)
    for name in ("1", "ex_0_img_0", "ex_0_img_1"):
        Image.fromarray(picture).save(folder / "images" / f"{name}.png")
    relations = ["on", "on", "on", "under", "near", "by"]  # the last two are left out as symmetric
    write(folder, "visual_genome_relation.json", [
        case(relation, true=f"the dog is {relation} the cat {k}", false=f"the cat is {relation} the dog {k}")
        for k, relation in enumerate(relations)
    ])  # fmt: skip
    attributes = [["old", "open"]] * 3 + [["open", "old"]] * 2 + [["red", "open"]]
    write(folder, "visual_genome_attribution.json", [
        case(attributes=words, true=f"the {words[0]} dog and the {words[1]} door",
             false=f"the {words[1]} dog and the {words[0]} door")
        for words in attributes
    ])  # fmt: skip
    pairs = [{
        "id": 0, "image_0": "ex_0_img_0", "image_1": "ex_0_img_1.png", "caption_0": "an old dog on a young cat",
        "caption_1": "a young dog on an old cat", "tag": "Adjective", "secondary_tag": "", "num_main_preds": 1,
        "collapsed_tag": "Object",
    }]  # fmt: skip
    write(folder, "examples.jsonl", pairs)
    karpathy = [
        {"image": "images/1.png", "caption": ["A big dog, on (green) grass with cats.", "Dog"]},
        {"image": "images/1.png", "caption": ["Cats in the rain under a tree at night"]},
    ]
    for name in FILES:
        write(folder, name, karpathy)
    return folder


def scored(tasks, rights):
    """A table in which the true caption wins, or not."""
    rows = []
    for task, right in zip(tasks, rights, strict=True):
        values = Rounds(np.array([[float(right), 0.5]]), np.ones((1, 2, 2)))
        row = {"picture": task.name, "group": task.group, "label": task.label, "captions": task.captions}
        rows.append(row | {"samples": 4, **dict.fromkeys(SCORES, values)})
    return pd.DataFrame(rows)


def test_vg_relation_follows_its_authors(folder):
    tasks = caption_benchmarks.vg_relation(folder)
    assert [task.label for task in tasks] == ["on", "on", "on", "under"]
    assert tasks[0].captions == ("the dog is on the cat 0", "the cat is on the dog 0")
    picture = np.asarray(tasks[0].read())  # the box: columns 2 to 4, rows 4 to 5
    assert picture.shape == (2, 3, 3)
    assert picture[..., 0].tolist() == [[4] * 3, [5] * 3]
    assert picture[..., 1].tolist() == [[2, 3, 4]] * 2
    found = caption_report.accuracies(caption_report.decisions(scored(tasks, [1, 0, 1, 0])))[0]
    assert (found["n"], found["labels"]) == (4, 2)
    assert found["micro"] == pytest.approx(2 / 4)
    assert found["macro"] == pytest.approx((2 / 3 + 0) / 2)
    assert len(caption_benchmarks.vg_relation(folder, exclude=())) == 6
    assert len(caption_benchmarks.SYMMETRIC) == len(set(caption_benchmarks.SYMMETRIC)) == 157


def test_vg_attribution_follows_its_authors(folder):
    assert caption_benchmarks.vg_attribution(folder) == []  # their authors want 25 cases of a pair
    tasks = caption_benchmarks.vg_attribution(folder, min_cases=2)
    assert [task.label for task in tasks] == ["old_open"] * 3 + ["open_old"] * 2
    found = caption_report.accuracies(caption_report.decisions(scored(tasks, [1, 1, 0, 0, 0])))[0]
    assert (found["n"], found["labels"]) == (5, 2)
    assert found["micro"] == pytest.approx(2 / 5)
    assert found["macro"] == pytest.approx((2 / 3 + 0) / 2)
    records = [case(attributes=["a", "b"])] * caption_benchmarks.MIN_CASES + [case(attributes=["b", "a"])] * (
        caption_benchmarks.MIN_CASES - 1
    )
    write(folder, "visual_genome_attribution.json", records)
    assert {task.label for task in caption_benchmarks.vg_attribution(folder)} == {"a_b"}


def test_winoground_pairs_form_groups(folder):
    one, other = caption_benchmarks.winoground(folder)
    assert one.captions == other.captions[::-1] == ("an old dog on a young cat", "a young dog on an old cat")
    assert (one.group, other.group, one.label) == ("pair 0", "pair 0", "Object")
    assert one.read().size == other.read().size == (16, 12)
    found = caption_report.pair_scores(scored([one, other], [1, 1]))[0]
    assert (found["n"], found["text"], found["image"], found["group"]) == (1, 1, 1, 1)


def test_shuffles_permute_inside_trigrams_or_trigrams():
    words = caption_benchmarks.split_words("A big dog, on (green) grass with cats.")
    assert words == ["a", "big", "dog", ",", "on", "green", "grass", "with", "cats"]
    seen = {how: set() for how in caption_benchmarks.SHUFFLES}
    for seed in range(60):
        for how in caption_benchmarks.SHUFFLES:
            seen[how].add(tuple(caption_benchmarks.shuffle_words(words, how, np.random.default_rng(seed))))
    for shuffled in seen["within trigrams"]:
        assert [sorted(shuffled[i : i + 3]) for i in (0, 3, 6)] == [sorted(words[i : i + 3]) for i in (0, 3, 6)]
    assert len(seen["within trigrams"]) > 40
    runs = {tuple(words[i : i + 3]) for i in (0, 3, 6)}
    assert all({shuffled[i : i + 3] for i in (0, 3, 6)} == runs for shuffled in seen["trigrams"])
    assert len(seen["trigrams"]) == 6
    short = {
        tuple(caption_benchmarks.shuffle_words(list("abcd"), "trigrams", np.random.default_rng(s))) for s in range(9)
    }
    assert short == {tuple("abcd"), tuple("dabc")}
    with pytest.raises(ValueError, match="no shuffle 'words'"):
        caption_benchmarks.shuffle_words(words, "words", np.random.default_rng(0))


def test_order_tasks_depend_only_on_the_seed(folder):
    tasks = caption_benchmarks.order_tasks(folder / FILES[0])
    assert [task.name for task in tasks] == ["images/1.png"] * 2  # a caption of one word has no other order
    first = tasks[0]
    assert first.captions[0] == "a big dog , on green grass with cats"
    assert 2 <= len(first.captions) == len(set(first.captions)) <= 3
    assert first.read().size == (16, 12)
    again = caption_benchmarks.order_tasks(folder / FILES[1], folder)
    assert [task.captions for task in again] == [task.captions for task in tasks]
    other = caption_benchmarks.order_tasks(folder / FILES[0], seed=1)
    assert [task.captions for task in other] != [task.captions for task in tasks]
    fewer = caption_benchmarks.order_tasks(folder / FILES[0], shuffles=["trigrams"])
    assert set(fewer[1].captions) <= set(tasks[1].captions)
    write(folder, "long.json", [{"image": "1.png", "caption": [" ".join(f"w{k}" for k in range(40))]}])
    long = caption_benchmarks.order_tasks(folder / "long.json", shuffles=["trigrams"])[0]
    assert {len(caption.split()) for caption in long.captions} == {30}


RELATION, PAIRS, ORDER = "visual_genome_relation.json", "examples.jsonl", FILES[0]
ATTRIBUTION = "visual_genome_attribution.json"
BAD = [
    (RELATION, None, FileNotFoundError, rf"there is no .*{RELATION}. Name the folder"),
    (RELATION, "{\n\n1", ValueError, f"{RELATION} is no JSON, or is cut off: line 3 cannot be read"),
    (RELATION, (0, "bbox_x", True), ValueError, "record 0: 'bbox_x' is missing or of the wrong type; got True"),
    (RELATION, "{}", ValueError, f"{RELATION} must hold a list of records; got {{}}"),
    (RELATION, "[]", ValueError, "must hold a list of records"),
    (RELATION, "[3]", ValueError, "record 0: 'image_path' is missing or of the wrong type; got 3"),
    (RELATION, (4, "bbox_w", "wide"), ValueError, f"{RELATION}, record 4: 'bbox_w' is missing or .* got 'wide'"),
    (RELATION, (1, "relation_name", None), ValueError, "record 1: 'relation_name' is missing or .* got None"),
    (RELATION, (2, "bbox_h", 0), ValueError, "record 2: 'bbox_h' must be positive; got 0"),
    (
        RELATION,
        (0, "false_caption", "the dog is on the cat 0"),
        ValueError,
        "record 0: 'false_caption' is the true one",
    ),
    (ATTRIBUTION, (3, "attributes", "old"), ValueError, f"{ATTRIBUTION}, record 3: 'attributes' is missing or"),
    (ATTRIBUTION, (3, "attributes", ["old"]), ValueError, r"record 3: 'attributes' must be two words; got \['old'\]"),
    (ATTRIBUTION, (3, "attributes", ["old", 3]), ValueError, "record 3: 'attributes' must be two words"),
    (PAIRS, '{"id": 0', ValueError, f"{PAIRS} is no JSON"),
    (PAIRS, (0, "image_1", 7), ValueError, f"{PAIRS}, record 0: 'image_1' is missing or .* got 7"),
    (PAIRS, (0, "caption_1", "an old dog on a young cat"), ValueError, "record 0: 'caption_1' is the same as"),
    (ORDER, (1, "caption", "Cats"), ValueError, f"{ORDER}, record 1: 'caption' is missing or of the wrong type"),
    (ORDER, (1, "caption", ["a dog", "..."]), ValueError, r"record 1: 'caption'\[1\] must be a text with words"),
]


@pytest.mark.parametrize(("name", "what", "kind", "message"), BAD)
def test_errors_name_file_record_and_field(folder, name, what, kind, message):
    path = folder / name
    if what is None:
        path.unlink()
    elif isinstance(what, str):
        path.write_text(what)
    else:
        text = path.read_text()
        records = [json.loads(line) for line in text.splitlines()] if name == PAIRS else json.loads(text)
        number, field, value = what
        records[number][field] = value
        write(folder, name, records)
    with pytest.raises(kind, match=message):
        {
            RELATION: caption_benchmarks.vg_relation,
            ATTRIBUTION: caption_benchmarks.vg_attribution,
            PAIRS: caption_benchmarks.winoground,
        }.get(name, lambda folder: caption_benchmarks.order_tasks(folder / name))(folder)


def test_errors_count_the_records_before_a_broken_line(folder):
    good = (folder / PAIRS).read_text()
    (folder / PAIRS).write_text(good + "\n" + '{"id": 1\n')
    line = good.count("\n") + 2
    with pytest.raises(ValueError, match=f"{PAIRS} is no JSON, or is cut off: line {line} cannot be read"):
        caption_benchmarks.winoground(folder)


def test_errors_name_missing_pictures(folder):
    (folder / "images" / "1.png").unlink()
    with pytest.raises(FileNotFoundError, match=r"no .*images/1.png. Unpack the pictures there"):
        caption_benchmarks.vg_relation(folder)[0].read()
    (folder / "images" / "1.png").write_bytes(b"words")
    with pytest.raises(ValueError, match=r"json, record 0: .*images/1.png: not an image that can be read"):
        caption_benchmarks.vg_relation(folder)[0].read()


@pytest.mark.parametrize("left", [999, -999, math.nan])
def test_a_box_outside_its_picture_is_named(folder, left):
    records = json.loads((folder / RELATION).read_text())
    records[1]["bbox_x"] = left
    write(folder, RELATION, records)
    first, second = caption_benchmarks.vg_relation(folder)[:2]
    first.read()
    with pytest.raises(ValueError, match=rf"{RELATION}, record 1: the box \[{left}, 4, 3, 2\] .* lies outside .*png"):
        second.read()


def test_command_reads_benchmarks_and_continues(folder, tmp_path, monkeypatch):
    model = idw.load("exact")
    monkeypatch.setattr(idw, "load", lambda *_, **__: model)

    def run(*options):
        arguments = ["study", "relations", "--folder", folder, "--samples", 2, "--gallery", 0, "-o", tmp_path / "out"]
        result = CliRunner().invoke(cli.app, [*map(str, [*arguments, *options])])
        assert result.exit_code == 0, result.output
        return pd.read_csv(tmp_path / "out" / "relations.csv")

    assert len(run("--data", "vg-relation", "--pictures", 2)) == 2 * len(SCORES)
    assert json.loads((tmp_path / "out" / "relations.json").read_text())["published"]["orthogonal"] == 69.1
    kept = Store.open(tmp_path / "out" / "captions").rows()
    assert len(run("--data", "vg-relation", "--pictures", 0)) == 4 * len(SCORES)
    assert Store.open(tmp_path / "out" / "captions").rows().head(len(kept)).equals(kept)
    shutil.rmtree(tmp_path / "out" / "captions")
    # The model knows few words and spells the others: short captions.
    write(folder, FILES[0], [{"image": "images/1.png", "caption": ["the dog left of the cat"]}])
    assert set(run("--data", "coco-order", "--pictures", 1)["label"]) == {"order"}
    (folder / RELATION).unlink()
    arguments = ["study", "relations", "--data", "vg-relation", "--folder", str(folder), "-o", str(tmp_path / "x")]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 1
    assert RELATION in result.output
    assert "Traceback" not in result.output


def test_json_lines_end_at_newlines_and_ids_are_unique(tmp_path):
    path = tmp_path / "examples.jsonl"
    record = {"id": 0, "image_0": "a", "image_1": "b", "caption_0": "one\u2028two", "caption_1": "two one"}
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    assert len(caption_benchmarks.winoground(tmp_path)) == 2
    path.write_text(json.dumps(record) + "\n", encoding="utf-8-sig")
    assert len(caption_benchmarks.winoground(tmp_path)) == 2
    path.write_text(2 * (json.dumps(record) + "\n"), encoding="utf-8")
    with pytest.raises(ValueError, match="record 1: the 'id' 0 is there twice"):
        caption_benchmarks.winoground(tmp_path)
    path.write_text("[" * 200_000)
    with pytest.raises(ValueError, match="examples.jsonl is no JSON"):
        caption_benchmarks.winoground(tmp_path)
    path.write_bytes(b"\n\xff\xfe")
    with pytest.raises(ValueError, match="examples.jsonl is not in UTF-8: line 2 is in another encoding"):
        caption_benchmarks.winoground(tmp_path)
