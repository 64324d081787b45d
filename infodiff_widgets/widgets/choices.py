"""Options of the explorer: (value, text, explanation)."""

ESTIMATOR = [
    ("orthogonal", "orthogonal", "How much the word changes the prediction. Never negative."),
    ("standard", "standard", "How much the word improves the prediction. Negative if it misleads."),
]
UNIT = [
    ("nats", "nats", "Natural logarithm: ln 4 = 1.39 nats distinguish four alternatives."),
    ("bits", "bits", "Base 2: 2 bits distinguish four alternatives."),
]
LAYER = [
    ("information", "information", "Where in the image the words change the prediction."),
    ("attention", "attention", "Where the network attends to the words, as a share without unit or error."),
]
COMPARE = [
    ("off", "off", "One map."),
    ("shared", "on one scale", "The current map stays beside the next ones, with the same colour scale."),
    ("own", "each on its own", "The current map stays beside the next ones, each with its own colour scale."),
]
LABELS = {"alone": "What each word tells alone", "rest": "What each word adds to the rest"}
"""Headings of the word picker, by what its bars show."""
