"""A dozen tasks with known mutual information, after ``benchmark-mi`` (Czyż et al., NeurIPS 2023): (sampler, nats)."""

import math

import numpy as np


def normal(covariance, dx, transform=lambda x: x, other=lambda y: y):
    """Gaussian vectors, and transforms of each that keep all information."""
    covariance = np.asarray(covariance)
    determinants = (np.linalg.slogdet(part)[1] for part in (covariance[:dx, :dx], covariance[dx:, dx:], covariance))
    one, two, both = determinants

    def sample(n, rng):
        values = rng.multivariate_normal(np.zeros(len(covariance)), covariance, n)
        return transform(values[:, :dx]), other(values[:, dx:])

    return sample, (one + two - both) / 2


def pair(rho):
    return np.array([[1, rho], [rho, 1]])


def sparse(d, rho=0.8):
    """Two coordinates of x correlated with two of y, the others with none: 1.0217 nats in any dimension."""
    covariance = np.eye(2 * d)
    for k in range(2):
        covariance[k, d + k] = covariance[d + k, k] = rho
    return covariance


def dense(d):
    return (np.eye(2 * d) + np.ones((2 * d, 2 * d))) / 2


def student(d, freedom):
    """Student vectors with identity dispersion: they share their scale alone."""
    from scipy.special import digamma, gammaln

    def f(k):  # the entropies of Student vectors are sums of these
        return gammaln(k / 2) - k / 2 * digamma(k / 2)

    def sample(n, rng):
        scale = np.sqrt(freedom / rng.chisquare(freedom, (n, 1)))
        values = rng.standard_normal((n, 2 * d)) * scale
        return values[:, :d], values[:, d:]

    return sample, f(freedom) + f(freedom + 2 * d) - 2 * f(freedom + d)


def additive(width):
    """x uniform on [0, 1], y = x + noise uniform on ±width."""

    def sample(n, rng):
        x = rng.random((n, 1))
        return x, x + rng.uniform(-width, width, (n, 1))

    return sample, 1 / (4 * width) if width >= 0.5 else width - math.log(2 * width)


def spiral(x, speed=1.0):
    """Rotate the first two coordinates by an angle that grows with the squared length."""
    angle = speed * (x**2).sum(1)
    cos, sin = np.cos(angle), np.sin(angle)
    turned = np.stack([cos * x[:, 0] - sin * x[:, 1], sin * x[:, 0] + cos * x[:, 1]], 1)
    return np.concatenate([turned, x[:, 2:]], 1)


def half_cube(x):
    return np.sign(x) * np.abs(x) ** 1.5


def wiggly(x):
    return x + 0.4 * np.sin(x) + 0.2 * np.sin(1.7 * x + 1) + 0.03 * np.sin(3.3 * x - 2.5)


def uniform(x):
    from scipy.special import ndtr

    return ndtr(x)


GAUSSIAN = {
    "bivariate normal": normal(pair(0.75), 1),
    "uniform margins": normal(pair(0.75), 1, uniform, uniform),
    "wiggly": normal(pair(0.75), 1, wiggly, half_cube),
    "half-cube": normal(pair(0.75), 1, half_cube, half_cube),
    "dense, 5×5": normal(dense(5), 5),
    "sparse, 5×5": normal(sparse(5), 5),
    "sparse, 3×3, half-cube": normal(sparse(3), 3, half_cube, half_cube),
}
"""Tasks whose dependence is Gaussian: the closed form is exact for their normal scores."""
OTHERS = {
    "additive noise 0.1": additive(0.1),
    "additive noise 0.75": additive(0.75),
    "Student, 1×1, ν = 1": student(1, 1),
    "Student, 2×2, ν = 1": student(2, 1),
    "spiral, 3×3": normal(sparse(3), 3, spiral, spiral),
}
"""Tasks that need training."""
