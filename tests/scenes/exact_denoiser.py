"""The exact posterior of the bundled scenes, given a noisy picture and some words: the reference for the network.

With y = x_α / a and SNR = e^α,

    log p(x_α | x) = SNR·(y·x − ‖x‖²/2) + const,

which is a sum over the parts of a scene (``scenes.templates``), so the sum over all layouts and words factorizes.
"""

from infodiff_widgets.scenes.render import POSITIONS, SIZE
from infodiff_widgets.scenes.templates import Parts, match_scores, render_mean, sheet
from infodiff_widgets.scenes.training_data import allowed_grounds, sum_layouts

MAX_LOGSNR = -2.0
"""Log SNR above which a picture determines itself, and its odds (e^800 and more) exceed floating point."""


def layout_posterior(noisy, logsnr, captions, shown):
    """Probability of every part in float64, given x_α [B, 3, 64, 64], α [B] and the words in the shown slots.

    The captions are all of one kind, and the parts have the appearances of this kind of scene.
    """
    kinds, highest = {caption.kind for caption in captions}, float(logsnr.max())
    if highest > MAX_LOGSNR or len(kinds) != 1:
        raise ValueError(f"expected one kind of caption and log SNR up to {MAX_LOGSNR}; got {kinds} and {highest}")
    logsnr = logsnr.double()
    y, snr = noisy.double() / logsnr.sigmoid().sqrt()[:, None, None, None], logsnr.exp()[:, None]
    scores = match_scores(y, sheet((kinds.pop(),)))
    odds = (snr[..., None, None] * scores.sprites.flatten(3)).exp()  # [B, grounds, appearances, positions]
    of_ground = snr * scores.grounds + allowed_grounds(captions, shown).log()
    of_ground = (of_ground - of_ground.max(1, keepdim=True).values).exp()
    total, sprites = sum_layouts(odds, captions, shown)
    evidence = (of_ground * total).sum(1, keepdim=True)
    sprites = (of_ground / evidence)[..., None, None] * sprites
    return Parts(sprites.unflatten(3, (POSITIONS, POSITIONS)), of_ground * total / evidence)


def posterior_mean(noisy, logsnr, captions, shown):
    """Mean picture E[x | x_α, kind of sentence, words in the shown slots], float64 [B, 3, 64, 64]."""
    return render_mean(layout_posterior(noisy, logsnr, captions, shown), (SIZE, SIZE), sheet((captions[0].kind,)))
