"""Writes oracle.json: the statistics of drawn counts by scipy and numpy, formula by formula as the papers have them.

    pip install scipy==1.17.1 numpy==2.4.6 && python oracle.py > oracle.json
"""
import json
import numpy as np
from scipy import integrate, special, stats
from scipy.spatial.distance import jensenshannon

rng = np.random.default_rng(20261121)


def imhof(weights, q):
    """P(sum weights * chi2_1 > q), by numerical inversion of the characteristic function (Imhof, 1961)."""
    weights = weights[weights > 1e-14]

    def integrand(u):
        theta = 0.5 * np.sum(np.arctan(weights * u)) - 0.5 * q * u
        rho = np.exp(0.25 * np.sum(np.log1p((weights * u) ** 2)))
        return np.sin(theta) / (u * rho)

    value, _ = integrate.quad(integrand, 0, np.inf, limit=20000, epsabs=1e-12)
    return 0.5 + value / np.pi


def cramer_von_mises(reference, live):
    m, n = reference.sum(), live.sum()
    r = reference / m
    gap = np.cumsum(live / n - r)[:-1]
    w = (r[:-1] + r[1:]) / 2
    statistic = n * m / (n + m) * np.sum(w * gap**2)
    h = np.cumsum(r)[:-1]
    covariance = np.minimum.outer(h, h) - np.outer(h, h)
    weights = np.linalg.eigvalsh(np.sqrt(np.outer(w, w)) * covariance)
    return statistic, imhof(np.maximum(weights, 0), statistic)


def case(reference, live, values):
    m, n = int(reference.sum()), int(live.sum())
    r, l = reference / m, live / n
    distance = float(np.max(np.abs(np.cumsum(l - r))))
    filled = (reference + live) > 0
    chi2 = stats.chi2_contingency(np.array([reference[filled], live[filled]]), correction=False)
    cells = filled.sum()
    rs = (reference[filled] + 0.5) / (m + 0.5 * cells)
    ls = (live[filled] + 0.5) / (n + 0.5 * cells)
    mean = np.sum(values * r)
    sigma = np.sqrt(np.sum(r * (values - mean) ** 2))
    w1 = stats.wasserstein_distance(values, values, reference, live)
    cvm, cvm_p = cramer_von_mises(reference, live)
    has_r, has_l = int(reference[0]), int(live[0])
    pooled = (has_r + has_l) / (m + n)
    z = (has_l / n - has_r / m) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    all_ = has_r + has_l
    lower, upper = stats.hypergeom.cdf(has_l, n + m, all_, n), stats.hypergeom.sf(has_l - 1, n + m, all_, n)
    return {
        "reference": reference.tolist(),
        "live": live.tolist(),
        "values": values.tolist(),
        "ks": distance,
        "ks_p": float(special.kolmogorov(np.sqrt(n * m / (n + m)) * distance)),
        "cvm": float(cvm),
        "cvm_p": float(cvm_p),
        "chi2": float(chi2.statistic),
        "chi2_dof": int(chi2.dof),
        "chi2_p": float(chi2.pvalue),
        "psi": float(np.sum((ls - rs) * np.log(ls / rs))),
        "js_nats": float(jensenshannon(r, l)),
        "js_bits": float(jensenshannon(r, l, 2)),
        "linf": float(np.max(np.abs(l - r))),
        "wasserstein": float(w1),
        "sigmas": float(w1 / sigma),
        "z": float(z),
        "z_p": float(2 * stats.norm.sf(abs(z))),
        "fisher_p": float(min(1, 2 * min(lower, upper))),
        "more_than_chance": float(upper),
    }


cases = []
for cells, m, n, move in [
    (20, 100_000, 1_000, 0.0), (20, 100_000, 1_000, 0.1), (20, 100_000, 200, 0.6), (20, 3_000, 2_500, 0.15),
    (5, 20_000, 500, 0.0), (5, 20_000, 500, 0.3), (3, 300_000, 37_000, 0.02), (8, 50_000, 5_000, 0.05),
    (30, 300_000, 37_000, 0.01), (12, 1_000, 100, 0.3), (2, 10_000, 300, 0.2), (20, 300_000, 37_000, 0.0),
]:
    shares = rng.dirichlet(np.full(cells, 3.0))
    moved = shares * np.exp(move * np.linspace(-1, 1, cells))
    values = np.sort(rng.normal(size=cells)) * 10
    cases.append(case(rng.multinomial(m, shares), rng.multinomial(n, moved / moved.sum()), values))

print(json.dumps(cases, indent=1))
