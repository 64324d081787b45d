"""The two questions one can ask of a word, and the two estimators: values, names and a line on each."""

GIVEN = [
    ("rest", "given the rest", "What a word adds to the rest of the prompt."),
    ("", "alone", "What a word tells by itself."),
]
ESTIMATOR = [
    ("orthogonal", "orthogonal", "Change of the prediction: never negative."),
    ("standard", "standard", "Gain in accuracy: negative where it misleads."),
]
