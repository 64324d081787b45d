"""Traits of the explorer: all that Python and the browser tell each other."""

from __future__ import annotations

from ipywidgets.widgets.trait_types import TypedTuple
from traitlets import Bool, Dict, List, Tuple, Unicode

from infodiff_widgets.sessions.base import STATUSES
from infodiff_widgets.sessions.traits import Enum, Float, Int
from infodiff_widgets.widgets.base import Widget
from infodiff_widgets.widgets.traits import Picture, Pictures


class ExplorerTraits(Widget):
    """Base of the explorer, of which a saved page needs no more than these traits."""

    words = List(Unicode(), help="The words of the prompt that is shown.")
    text = Unicode("", help="The prompt that is shown.")
    selected = TypedTuple(trait=Int(), help="Indices of the selected words, ascending; ``()`` for the whole prompt.")
    excluded = TypedTuple(trait=Int(), help="Indices of the words that are in neither prompt.")
    estimator = Enum(("orthogonal", "standard"), "orthogonal", help="Estimator of the information.")
    unit = Enum(("nats", "bits"), "nats", help="Unit of all numbers.")
    layer = Enum(("information", "attention"), "information", help="What the map shows.")
    band = Tuple(help="First and last selected range of log SNR; ``()`` for all.")
    edges = List(Float(), help="Ends of the ranges of log SNR, ascending.")
    answers = Dict(help="Answers to the questions about single words, as ``widgets.answers`` packs them.")
    selected_answer = Dict(help="Answer to the selected question, as far as it is known, if ``answers`` lacks it.")
    band_maps = Dict(help="Maps of the selected ranges of log SNR, by question.")
    attention = Dict(None, allow_none=True, help="Attention to each word, packed; None if it was not recorded.")
    exact = Dict(help='Exact information of each word, "rest" and "alone", where it is known.')
    image = Picture(help="The picture that was measured.")
    previews = Pictures(help="Denoised picture at the middle of each range of log SNR.")
    models = List(Unicode(), help="Names of the models.")
    model = Unicode("", help="Name of the model that was measured.")
    examples = List(Unicode(), help="Captions of the examples; empty for none.")
    warnings = List(Unicode(), help="What to doubt about the result.")
    provenance = Unicode("", help="Where the result comes from, in one line.")
    editable = Bool(False, help="Whether prompt and picture can be exchanged, which needs a model.")
    pending = Unicode("", help="Prompt, picture or model whose first numbers are not there yet; empty for none.")
    source = Int(0, help="Number of the model, picture and prompt that are shown; undo goes back to earlier ones.")
    drawing = Enum(("map", "contours", "picture"), "map", help="How the map is drawn.")
    faded = Bool(True, help="Whether the picture loses colour and contrast under the map.")
    own_scale = Bool(False, help="Whether each map ends at its own largest value instead of that of all words.")
    compare = Enum(("wipe", "side"), "wipe", help="Where a pinned map is drawn: on the left of a wipe, or beside.")
    hide_noise = Bool(False, help="Whether pixels within two standard errors of 0 are left clear.")
    smooth = Bool(False, help="Whether to interpolate between pixels.")
    cursor = Tuple(help="Cell of the map where the pointer rests, (row, column).").tag(echo_update=False)
    region = Tuple(help="Box that is read, in cells of the map: (left, top, right, bottom), or ().")
    status = Enum(STATUSES, "idle", help="State of the run.")
    progress = Float(0.0, min=0, max=1, help="Completed fraction of the run.")
    detail = Unicode("", help="Progress in one line.")
    error = Unicode("", help="Why the run failed; empty if it did not.")
    samples = Int(128, min=2, help="Number of samples after which a run ends.")
    max_seconds = Float(0.0, min=0, help="Time limit in seconds; 0 for none.")
    target_stderr = Float(0.0, min=0, help="Error of prompt and words, in nats, that ends a run; 0 for none.")
