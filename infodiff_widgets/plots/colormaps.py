"""Colour maps of the browser as short lists of stops, which widgets send to it.

Viridis and magma (CC0) and cividis are sampled from matplotlib; the signed map runs at even lightness steps
from blue over grey to orange, and stays readable for people who do not tell red from green.
"""

from __future__ import annotations

_STOPS = {
    "viridis": (
        "440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26828e 21918c "
        "1fa088 28ae80 3fbc73 5ec962 84d44b addc30 d8e219 fde725"
    ),
    "cividis": (
        "00224e 002e6a 1a386f 32436d 434e6c 535a6d 61656f 6f7073 7d7c78 "
        "8c8878 9b9476 aba072 bcae6c cdbb63 dec958 f0d846 fee838"
    ),
    "magma": (
        "000004 0a0822 1d1147 36106b 51127c 6a1c81 832681 9c2e7f b73779 "
        "d0416f e75263 f56b5c fc8961 fea772 fec488 fde2a3 fcfdbf"
    ),
    "signed": (
        "024f90 0263b3 2579cb 448fde 64a5ec 86baf5 a9cef8 cee1f7 f0f0f0 "
        "f3d8c9 f1bea2 eaa37b de8856 ce6e31 ba5603 9b4703 7d3801"
    ),
}

COLORMAPS = {name: [[*bytes.fromhex(stop)] for stop in stops.split()] for name, stops in _STOPS.items()}
"""Name → RGB stops at even distances."""

MAGNITUDES = tuple(name for name in COLORMAPS if name != "signed")
"""Colour maps for values that are never negative."""
