"""A folder of pictures with masks: what is read and cut, what is said of bad files, and the command."""

import json

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.studies import localization, masked_pictures

HEAD = "image,mask,caption,word"


@pytest.fixture
def folder(tmp_path):
    """A wide picture with something red in its middle, and a square one."""
    wide = np.zeros((40, 120, 3), np.uint8)
    wide[:, 50:70] = (255, 0, 0)
    Image.fromarray(wide).save(tmp_path / "wide.png")
    Image.fromarray(wide[..., 0]).save(tmp_path / "wide-dog.png")
    (tmp_path / "sub").mkdir()
    Image.new("RGB", (64, 64), "white").save(tmp_path / "sub" / "square.jpg")
    Image.new("1", (64, 64), 1).save(tmp_path / "sub" / "square.png")
    write(tmp_path, "wide.png,wide-dog.png,a dog and a dog,1", "sub/square.jpg,sub/square.png,the  kite on snow,kite")
    return tmp_path


def write(folder, *rows, head=HEAD):
    (folder / "masks.csv").write_text("\n".join([head, *rows]) + "\n")


def test_masks_are_cut_as_their_pictures(folder):
    first, second = masked_pictures.items(folder, (64, 64), 16)
    assert (first.name, first.prompt, first.indices, first.text, first.label) == (
        "wide.png", "a dog and a dog", (1,), "dog", "all",
    )  # fmt: skip
    picture, mask = first.read()
    red = np.asarray(picture)[..., 0] > 127
    assert picture.size == (96, 32)  # the area of 64×64, in cells of 16, not stretched
    assert mask.dtype == bool
    assert (mask ^ red).mean() < 0.02
    assert (second.text, second.prompt) == ("kite", "the kite on snow")
    assert second.read()[1].all()
    write(folder, "wide.png,wide-dog.png,a dog,dog,animal", head=f"{HEAD},label")
    assert masked_pictures.items(folder)[0].label == "animal"


def test_a_mask_beyond_what_the_model_sees_is_no_mask(folder):
    edge = np.zeros((64, 100), np.uint8)
    edge[0] = 1
    Image.fromarray(edge).save(folder / "edge.png")
    Image.new("RGB", (100, 64)).save(folder / "picture.png")
    write(folder, "picture.png,edge.png,a dog,dog")
    item = masked_pictures.items(folder, (100, 64), 4)[0]
    assert item.read()[1].sum() == 100
    item = masked_pictures.items(folder, (64, 64), 16)[0]  # which cuts two rows off
    with pytest.raises(ValueError, match=r"edge.png is black wherever the model sees .*picture.png"):
        item.read()


BAD = [
    ("wide.png,none.png,a dog,dog", HEAD, FileNotFoundError, r"masks.csv, record 1: 'mask' is 'none.png'; there is no"),
    ("x.png,wide-dog.png,a dog,dog", HEAD, FileNotFoundError, "record 1: 'image' is 'x.png'"),
    ("wide.png,wide-dog.png,a dog,cat", HEAD, ValueError, "record 1: 'word': 'cat' is not in the prompt 'a dog'"),
    ("wide.png,wide-dog.png,a dog,7", HEAD, ValueError, "record 1: 'word': word 7 does not exist"),
    ("wide.png,wide-dog.png,dog dog,dog", HEAD, ValueError, "record 1: 'word': 'dog' occurs 2 times"),
    ("wide.png,wide-dog.png", "image,mask", ValueError, r"must have each of the columns \['caption', 'word'\] once"),
    ("", "", ValueError, "is no CSV table"),
    ("wide.png,wide-dog.png", HEAD, ValueError, "record 1: 'word'"),
]


@pytest.mark.parametrize(("row", "head", "kind", "message"), BAD)
def test_bad_tables_are_named_down_to_the_field(folder, row, head, kind, message):
    (folder / "masks.csv").write_text(f"{head}\n{row}\n" if head else "")
    with pytest.raises(kind, match=message):
        masked_pictures.items(folder)


def test_bad_pictures_are_named(folder):
    with pytest.raises(FileNotFoundError, match="no .*masks.csv. It must be a table with the columns"):
        masked_pictures.items(folder / "sub")
    write(folder, "wide.png,sub/square.png,a dog,dog", "wide.png,masks.csv,a dog,dog")
    wrong, none = masked_pictures.items(folder)
    with pytest.raises(ValueError, match=r"square.png has 64×64 pixels; expected 120×40 as .*wide.png"):
        wrong.read()
    with pytest.raises(ValueError, match=r"masks.csv, record 2: .*masks.csv: not an image that can be read"):
        none.read()


def test_a_word_that_is_a_number_is_the_word(folder):
    write(folder, "wide.png,wide-dog.png,2 dogs run on snow,2", "wide.png,wide-dog.png,a dog runs,2")
    assert [item.text for item in masked_pictures.items(folder)] == ["2", "runs"]
    write(folder, "wide.png,wide-dog.png,dog & cat,&")
    assert masked_pictures.items(folder)[0].text == "&"  # and not the empty prompt
    write(folder)
    with pytest.raises(ValueError, match=r"masks.csv has no rows"):
        masked_pictures.items(folder)


def test_masks_are_all_that_is_neither_black_nor_transparent(folder):
    faint = np.zeros((40, 120, 4), np.uint8)
    faint[:20, :, 2], faint[20:, :, :3], faint[:20, :, 3] = 4, 255, 255  # nearly black above, white and clear below
    Image.fromarray(faint).save(folder / "faint.png")
    write(folder, "wide.png,faint.png,a dog,dog")
    mask = masked_pictures.items(folder, (120, 40), 4)[0].read()[1]
    assert mask[:19].all()
    assert not mask[21:].any()
    Image.fromarray(faint[..., :3]).save(folder / "faint.jpg")
    write(folder, "wide.png,faint.jpg,a dog,dog")
    with pytest.raises(ValueError, match="is a JPEG, whose edges are blurred"):
        masked_pictures.items(folder)[0].read()


def test_what_was_measured_of_another_file_is_not_taken_up(folder, tmp_path):
    def measured():
        items = masked_pictures.items(folder, (64, 64), 4)
        table = localization.Localization(samples=2).run(idw.load("exact"), items, tmp_path / "out", progress=False)
        return table.drop_duplicates("item")["mask"].tolist()

    before = measured()
    assert measured() == before
    Image.new("L", (64, 64)).save(folder / "sub" / "square.png")
    half = np.zeros((64, 64), np.uint8)
    half[:32] = 255
    Image.fromarray(half).save(folder / "sub" / "square.png")
    assert measured() == [before[0], before[1] // 2]


def test_the_command_measures_a_folder(folder):
    def run(*options):
        arguments = ["study", "localization", "--data", "folder", "--samples", "2", "--gallery", "0", *options]
        return CliRunner().invoke(cli.app, [*arguments, "-o", str(folder / "out")])

    assert "needs --folder" in run().output
    write(folder, "wide.png,wide-dog.png,the dog on snow,dog", "sub/square.jpg,sub/square.png,the kite on snow,kite")
    result = run("--folder", str(folder))
    assert result.exit_code == 1
    assert "of 2 pictures, 40 to choose thresholds on leave none to score" in result.output
    result = run("--folder", str(folder), "--validation", "1")
    assert result.exit_code == 0, result.output
    report = json.loads((folder / "out" / "localization.json").read_text())
    assert (report["items"], report["pictures"], report["validation"]["pictures"]) == (1, 1, 1)
    assert report["whole_image"] == pytest.approx(1 / 6, abs=0.02)
