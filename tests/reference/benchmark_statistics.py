"""What NumPy, SciPy and statsmodels make of stored samples: the fixture of crates/benchmark/tests/statistics.rs.

    pip install numpy scipy statsmodels
    python tests/reference/benchmark_statistics.py

Writes crates/benchmark/tests/statistics.json; the committed file was made with the versions that stand in it. The samples
look like latencies of networks in a browser, in milliseconds: long tails, outliers, the steps of a coarse clock, and the
slow runs of a second process.
"""
import json
import pathlib
import warnings

import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests

FIXTURE = pathlib.Path(__file__).resolve().parents[2] / "crates" / "benchmark" / "tests" / "statistics.json"

SEEDS = [0, 1, 2019, 2**32 + 5, 2**64 - 1]
BOUNDS = [2, 3, 7, 20, 100, 1000, 2**31 + 1, 2**32 - 1]


def samples():
    rng = np.random.default_rng(1905)

    def tail(count, middle, spread):
        return middle * (0.9 + 0.1 * rng.lognormal(0.0, spread, count))

    steady = tail(20, 18.4, 0.4)
    outliers = tail(40, 31.0, 0.5)
    outliers[[3, 17, 29]] *= [3.0, 7.5, 20.0]
    loaded = tail(100, 19.6, 0.3)
    loaded[rng.integers(0, 100, 35)] *= 1.7
    return {
        "three": [21.4, 19.9, 20.3],
        "pair": [5.0, 7.0],
        "four_equal": [12.5] * 4,
        "five": [100.0, 101.0, 99.5, 100.25, 400.0],
        "steady": [round(value, 3) for value in steady],
        "outliers": [round(value, 3) for value in outliers],
        "clock_of_0.1_ms": [round(value, 1) for value in tail(60, 9.0, 0.2)],
        "clock_of_1_ms": [float(round(value)) for value in tail(25, 4.0, 1.5)],
        "loaded": [round(value, 3) for value in loaded],
        "long": [round(value, 3) for value in tail(200, 66.9, 0.6)],
        "odd": [round(value, 3) for value in tail(31, 250.0, 0.2)],
    }


def numbers():
    rows = []
    for seed in SEEDS:
        generator = np.random.default_rng(seed)
        row = {"seed": str(seed), "raw": [str(value) for value in generator.bit_generator.random_raw(6)]}
        row["below"] = [{"bound": bound, "drawn": np.random.default_rng(seed).integers(0, bound, 24).tolist()}
                        for bound in BOUNDS]
        # One generator for all: an odd count leaves half of a 64-bit number for the next draw.
        shared = np.random.default_rng(seed)
        row["in_turn"] = [shared.integers(0, bound, 5).tolist() for bound in BOUNDS]
        rows.append(row)
    return rows


def bootstrap(data, statistic, seed, resamples, **more):
    with warnings.catch_warnings():
        # A resample of one network alone has no correlation.
        warnings.simplefilter("ignore")
        return stats.bootstrap(data, statistic, method="percentile", confidence_level=0.95, n_resamples=resamples,
                               rng=np.random.default_rng(seed), **more)


def interval(found):
    low, high = found.confidence_interval
    return {"low": float(low), "high": float(high), "first": found.bootstrap_distribution[:12].tolist()}


def medians(named):
    rows = []
    for name, values in named.items():
        for seed, resamples in [(0, 999), (2019, 2000), (2**32 + 5, 500)]:
            found = bootstrap((values,), np.median, seed, resamples)
            rows.append({"sample": name, "seed": str(seed), "resamples": resamples, **interval(found)})
    return rows


def ratio(below, above, axis=-1):
    return np.median(above, axis=axis) / np.median(below, axis=axis)


def ratios(named):
    pairs = [("steady", "outliers"), ("three", "five"), ("clock_of_0.1_ms", "long"), ("odd", "odd"), ("loaded", "steady"),
             ("five", "loaded"), ("three", "steady")]
    rows = []
    for below, above in pairs:
        for seed, resamples in [(7, 1000), (2019, 2000)]:
            found = bootstrap((named[below], named[above]), ratio, seed, resamples)
            value = ratio(named[below], named[above])
            rows.append({"below": below, "above": above, "seed": str(seed), "resamples": resamples, "value": float(value),
                         **interval(found)})
    return rows


def correlations():
    rng = np.random.default_rng(2021)
    macs = [385814752, 686802832, 1000000000, 1827141392, 4386000000, 10260000000, 19000000000, 37745884192]
    rising = [18.4, 31.0, 40.2, 77.0, 178.0, 401.0, 790.0, 1700.5]
    cases = [
        (macs, rising),
        (macs[:4], [3.0, 1.0, 2.0, 4.0]),
        (macs[:4], [3.0, 3.0, 2.0, 4.0]),
        (macs[:5], [9.0, 7.0, 5.0, 3.0, 1.0]),
        ([1, 1, 2, 2, 3, 3, 3], [5.0, 4.0, 4.0, 6.0, 6.0, 9.0, 1.0]),
        (macs + macs, (np.array(rising + rising) * rng.lognormal(0.0, 0.8, 16)).round(3).tolist()),
        (rng.integers(1, 10**9, 40).tolist(), rng.lognormal(3.0, 1.0, 40).round(1).tolist()),
    ]
    rows = []
    for x, y in cases:
        for seed, resamples in [(3, 800), (2019, 2000)]:
            found = bootstrap((x, y), lambda x, y: stats.spearmanr(x, y).statistic, seed, resamples, paired=True,
                              vectorized=False)
            drawn = found.bootstrap_distribution
            kept = drawn[~np.isnan(drawn)]
            low, high = np.quantile(kept, [0.025, 0.975])
            # Where every resample has a correlation, this is SciPy's own interval.
            if len(kept) == len(drawn):
                assert np.allclose([low, high], found.confidence_interval, rtol=0, atol=1e-12)
            rows.append({"x": x, "y": y, "seed": str(seed), "resamples": resamples, "without": len(drawn) - len(kept),
                         "rho": float(stats.spearmanr(x, y).statistic), "low": float(low), "high": float(high)})
    return rows


def proportions():
    rows = []
    for correct, of in [(0, 1), (1, 1), (3, 10), (0, 12), (12, 12), (77, 100), (38500, 50000)]:
        found = stats.binomtest(correct, of).proportion_ci(0.95, method="wilson")
        rows.append({"correct": correct, "of": of, "low": float(found.low), "high": float(found.high)})
    return rows


def paired():
    rows = []
    for one, other in [(5, 1), (0, 3), (12, 12), (40, 61), (0, 25), (150, 70), (431, 480), (1000, 0)]:
        p = float(stats.binomtest(one, one + other, 0.5).pvalue)
        # Of a table whose other two cells tell nothing.
        assert np.isclose(p, mcnemar([[7, one], [other, 3]], exact=True).pvalue, rtol=1e-9, atol=0)
        rows.append({"only_one": one, "only_other": other, "p": p})
    return rows


def several():
    rows = []
    for values in [[0.2], [0.01, 0.04, 0.03], [0.001, 0.5, 0.02, 0.02, 0.9, 0.011], [0.04] * 5]:
        rows.append({"values": values, "holm": multipletests(values, method="holm")[1].tolist()})
    return rows


def main():
    named = samples()
    percentiles = [{"sample": name, "percent": percent, "value": float(np.percentile(values, percent))}
                   for name, values in named.items() for percent in (0, 2.5, 10, 33.3, 50, 90, 97.5, 100)]
    rows = {"numpy": np.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "samples": named, "numbers": numbers(),
            "percentiles": percentiles, "medians": medians(named), "ratios": ratios(named),
            "correlations": correlations(), "proportions": proportions(), "paired": paired(),
            "several": several()}
    text = json.dumps(rows, separators=(",", ":")).replace('{"', '\n{"').lstrip() + "\n"
    FIXTURE.write_text(text)


if __name__ == "__main__":
    main()
