"""What one can choose in the explorer: values, names and a line on each."""

ESTIMATOR = [
    ("orthogonal", "orthogonal", "Change of the prediction: never negative."),
    ("standard", "standard", "Gain in accuracy: negative where it misleads."),
]
UNIT = [
    ("nats", "nats", "Natural logarithms: ln 4 = 1.39 nats tell one of four."),
    ("bits", "bits", "Base 2: two bits tell one of four."),
]
LAYER = [
    ("information", "information", "Where in the picture the words change what the model knows."),
    ("attention", "attention", "Where the network attends to the words: shares, without unit or error."),
]
COMPARE = [
    ("off", "off", "One map."),
    ("shared", "on one scale", "The present map stays beside the next ones, in the same colours."),
    ("own", "each on its own", "The present map stays beside the next ones, each in its own colours."),
]
