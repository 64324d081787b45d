"""ARO and Winoground from miniature files: what is read, macro averages by hand, and what is said of bad files."""

import json
import sys

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.core.sequential import Rounds
from infodiff_widgets.studies import accuracy, aro, orders
from infodiff_widgets.studies.relations import SCORES

TAGS = {"dog": "NN", "cats": "NNS", "grass": "NN", "big": "JJ", "green": "JJ"}


def tag(words):
    return [TAGS.get(word, "IN") for word in words]


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
    for name in orders.FILES:
        write(folder, name, karpathy)
    return folder


def scored(choices, rights):
    """A table in which the true caption wins, or not."""
    rows = []
    for choice, right in zip(choices, rights, strict=True):
        values = Rounds(np.array([[float(right), 0.5]]), np.ones((1, 2, 2)))
        row = {"picture": choice.name, "group": choice.group, "label": choice.label, "captions": choice.captions}
        rows.append(row | {"draws": 4, **dict.fromkeys(SCORES, values)})
    return pd.DataFrame(rows)


def test_relations_are_counted_as_their_authors_do(folder):
    choices = aro.vg_relation(folder)
    assert [choice.label for choice in choices] == ["on", "on", "on", "under"]
    assert choices[0].captions == ("the dog is on the cat 0", "the cat is on the dog 0")
    picture = np.asarray(choices[0].read())  # the box: columns 2 to 4, rows 4 to 5
    assert picture.shape == (2, 3, 3)
    assert picture[..., 0].tolist() == [[4] * 3, [5] * 3]
    assert picture[..., 1].tolist() == [[2, 3, 4]] * 2
    found = accuracy.accuracies(accuracy.outcomes(scored(choices, [1, 0, 1, 0])))[0]
    assert (found["n"], found["labels"]) == (4, 2)
    assert found["micro"] == pytest.approx(2 / 4)
    assert found["macro"] == pytest.approx((2 / 3 + 0) / 2)
    assert len(aro.vg_relation(folder, leave_out=())) == 6
    assert len(aro.SYMMETRIC) == len(set(aro.SYMMETRIC)) == 157


def test_attributes_are_counted_as_their_authors_do(folder):
    assert aro.vg_attribution(folder) == []  # their authors want 25 cases of a pair
    choices = aro.vg_attribution(folder, least=2)
    assert [choice.label for choice in choices] == ["old_open"] * 3 + ["open_old"] * 2
    found = accuracy.accuracies(accuracy.outcomes(scored(choices, [1, 1, 0, 0, 0])))[0]
    assert (found["n"], found["labels"]) == (5, 2)
    assert found["micro"] == pytest.approx(2 / 5)
    assert found["macro"] == pytest.approx((2 / 3 + 0) / 2)
    records = [case(attributes=["a", "b"])] * aro.LEAST + [case(attributes=["b", "a"])] * (aro.LEAST - 1)
    write(folder, "visual_genome_attribution.json", records)
    assert {choice.label for choice in aro.vg_attribution(folder)} == {"a_b"}


def test_pairs_come_as_groups(folder):
    one, other = aro.winoground(folder)
    assert one.captions == other.captions[::-1] == ("an old dog on a young cat", "a young dog on an old cat")
    assert (one.group, other.group, one.label) == ("pair 0", "pair 0", "Object")
    assert one.read().size == other.read().size == (16, 12)
    found = accuracy.groups(scored([one, other], [1, 1]))[0]
    assert (found["n"], found["text"], found["image"], found["group"]) == (1, 1, 1, 1)


def test_shuffles_keep_what_they_must():
    text = orders.words("A big dog, on green grass with cats.")
    assert text == ["a", "big", "dog", ",", "on", "green", "grass", "with", "cats"]
    kinds = {"nouns": [2, 6, 8], "adjectives": [1, 5], "others": [0, 3, 4, 7]}
    seen = {how: set() for how in orders.SHUFFLES}
    for seed in range(60):
        for how in orders.SHUFFLES:
            found = orders.shuffled(text, how, np.random.default_rng(seed), tag)
            assert sorted(found) == sorted(text)
            seen[how].add(tuple(found))
    for found in seen["nouns and adjectives"]:
        assert [found[i] for i in kinds["others"]] == [text[i] for i in kinds["others"]]
        for kind in ("nouns", "adjectives"):
            assert sorted(found[i] for i in kinds[kind]) == sorted(text[i] for i in kinds[kind])
    assert len(seen["nouns and adjectives"]) == 6 * 2
    for found in seen["all but nouns and adjectives"]:
        for kind in ("nouns", "adjectives"):
            assert [found[i] for i in kinds[kind]] == [text[i] for i in kinds[kind]]
    assert len(seen["all but nouns and adjectives"]) > 12
    for found in seen["within trigrams"]:
        assert [sorted(found[i : i + 3]) for i in (0, 3, 6)] == [sorted(text[i : i + 3]) for i in (0, 3, 6)]
    assert len(seen["within trigrams"]) > 40
    runs = {tuple(text[i : i + 3]) for i in (0, 3, 6)}
    assert all({found[i : i + 3] for i in (0, 3, 6)} == runs for found in seen["trigrams"])
    assert len(seen["trigrams"]) == 6
    short = {tuple(orders.shuffled(list("abcd"), "trigrams", np.random.default_rng(s))) for s in range(9)}
    assert short == {tuple("abcd"), tuple("dabc")}


def test_orders_are_made_once_and_for_all(folder):
    choices = orders.order(folder / orders.FILES[0], tag=tag)
    assert [choice.name for choice in choices] == ["images/1.png"] * 2  # one word alone has no other order
    first = choices[0]
    assert first.captions[0] == "a big dog , on green grass with cats"
    assert 2 <= len(first.captions) == len(set(first.captions)) <= 5
    assert first.read().size == (16, 12)
    again = orders.order(folder / orders.FILES[1], folder, tag=tag)
    assert [choice.captions for choice in again] == [choice.captions for choice in choices]
    assert [c.captions for c in orders.order(folder / orders.FILES[0], tag=tag, seed=1)] != [
        c.captions for c in choices
    ]
    fewer = orders.order(folder / orders.FILES[0], shuffles=["trigrams"])
    assert set(fewer[1].captions) <= set(choices[1].captions)
    write(folder, "long.json", [{"image": "1.png", "caption": [" ".join(f"w{k}" for k in range(40))]}])
    long = orders.order(folder / "long.json", shuffles=["trigrams"])[0]
    assert {len(caption.split()) for caption in long.captions} == {30}


def test_without_a_tagger_it_is_said_what_to_do(folder, monkeypatch):
    orders.spacy_tagger.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install spacy .*, or pass tag=.*, or leave out the shuffles"):
        orders.order(folder / orders.FILES[0])
    with pytest.raises(ValueError, match="no shuffle 'words'"):
        orders.order(folder / orders.FILES[0], shuffles=["words"], tag=tag)
    with pytest.raises(ValueError, match="a tag for each of 9 words; got 1"):
        orders.order(folder / orders.FILES[0], tag=lambda words: ["NN"])


RELATION, PAIRS, ORDER = "visual_genome_relation.json", "examples.jsonl", orders.FILES[0]
ATTRIBUTION = "visual_genome_attribution.json"
BAD = [
    (RELATION, None, FileNotFoundError, rf"there is no .*{RELATION}. Name the folder"),
    (RELATION, "{", ValueError, f"{RELATION} is no JSON: "),
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
def test_bad_files_are_named_down_to_the_field(folder, name, what, kind, message):
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
        {RELATION: aro.vg_relation, ATTRIBUTION: aro.vg_attribution, PAIRS: aro.winoground}.get(
            name, lambda folder: orders.order(folder / name, tag=tag)
        )(folder)


def test_a_broken_line_is_named_by_what_precedes_it(folder):
    good = (folder / PAIRS).read_text()
    (folder / PAIRS).write_text(good + "\n" + '{"id": 1\n')
    with pytest.raises(ValueError, match=f"{PAIRS} is no JSON after record 0"):
        aro.winoground(folder)


def test_missing_pictures_are_named(folder):
    (folder / "images" / "1.png").unlink()
    with pytest.raises(FileNotFoundError, match=r"no .*images/1.png. Unpack the pictures there"):
        aro.vg_relation(folder)[0].read()


def test_the_command_reads_them_and_goes_on(folder, tmp_path, monkeypatch):
    model = idw.load()
    monkeypatch.setattr(idw, "load", lambda *_, **__: model)

    def run(*options):
        arguments = ["study", "relations", "--folder", folder, "--samples", 2, "--gallery", 0, "-o", tmp_path / "out"]
        result = CliRunner().invoke(cli.app, [*map(str, [*arguments, *options])])
        assert result.exit_code == 0, result.output
        return pd.read_csv(tmp_path / "out" / "relations.csv")

    assert len(run("--data", "vg-relation", "--pictures", 2)) == 2 * len(SCORES)
    assert json.loads((tmp_path / "out" / "relations.json").read_text())["published"]["orthogonal"] == 69.1
    kept = (tmp_path / "out" / "matching.jsonl").read_text()
    assert len(run("--data", "vg-relation", "--pictures", 0)) == 4 * len(SCORES)
    assert (tmp_path / "out" / "matching.jsonl").read_text().startswith(kept)
    (tmp_path / "out" / "matching.jsonl").unlink()
    # The model knows few words and spells the others: short captions.
    write(folder, orders.FILES[0], [{"image": "images/1.png", "caption": ["the dog left of the cat"]}])
    assert set(run("--data", "coco-order", "--untagged", "--pictures", 1)["label"]) == {"order"}
    (folder / RELATION).unlink()
    arguments = ["study", "relations", "--data", "vg-relation", "--folder", str(folder), "-o", str(tmp_path / "x")]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 1
    assert RELATION in result.output
    assert "Traceback" not in result.output


def test_lines_end_where_json_lines_do_and_no_id_comes_twice(tmp_path):
    path = tmp_path / "examples.jsonl"
    record = {"id": 0, "image_0": "a", "image_1": "b", "caption_0": "one\u2028two", "caption_1": "two one"}
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    assert len(aro.winoground(tmp_path)) == 2
    path.write_text(2 * (json.dumps(record) + "\n"), encoding="utf-8")
    with pytest.raises(ValueError, match="record 1: the 'id' 0 is there twice"):
        aro.winoground(tmp_path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match="examples.jsonl is not in UTF-8"):
        aro.winoground(tmp_path)
