"""NumPy side of the allocation bench: the same integers by the same rule.

Reads int32 curves (one meter after the other) from the folder given, computes, times the computation
alone (median of three) and writes the results beside them. Prints one JSON object of milliseconds.
"""
import json
import statistics
import sys
import time

import numpy as np

folder, consumers, producers, steps = sys.argv[1], *map(int, sys.argv[2:5])
# steps computed at once: large enough for NumPy's overhead, small enough for the cache
BLOCK = 512


def read(name, width):
    curves = np.fromfile(f"{folder}/{name}.i32", dtype=np.int32).reshape(width, -1)
    return np.ascontiguousarray(curves.T.astype(np.int64))


def apportion(total, weights):
    """Row by row: floor of total × weight ÷ sum, then one unit each to the largest remainders."""
    weight_sum = weights.sum(axis=1)
    divisor = np.maximum(weight_sum, 1)[:, None]
    product = total[:, None] * weights
    shares = product // divisor
    remainders = product - shares * divisor
    left = np.where(weight_sum > 0, total - shares.sum(axis=1), 0)
    order = np.argsort(-remainders, axis=1, kind="stable")
    units = (np.arange(weights.shape[1])[None, :] < left[:, None]).astype(np.int64)
    extra = np.empty_like(shares)
    np.put_along_axis(extra, order, units, axis=1)
    return shares + extra


def default_key(production, consumption):
    consumed = consumption.sum(axis=1)
    allocated = consumption.copy()
    scarce = consumed > production
    if scarce.any():
        allocated[scarce] = apportion(production[scarce], consumption[scarce])
    return allocated


def static_key(production, consumption):
    weights = np.broadcast_to(shares_ppm, consumption.shape)
    shared = production * int(shares_ppm.sum()) // 1_000_000
    return np.minimum(consumption, apportion(shared, weights))


def exact(key):
    allocated = np.zeros((steps, consumers), dtype=np.int64)
    given = np.zeros((steps, producers), dtype=np.int64)
    pairs = np.zeros((consumers, producers), dtype=np.int64)
    pooled = production_all.sum(axis=1)
    # steps without production need no work
    bright = np.flatnonzero(pooled > 0)
    for start in range(0, len(bright), BLOCK):
        rows = bright[start:start + BLOCK]
        shares = key(pooled[rows], consumption_all[rows])
        remaining = apportion(shares.sum(axis=1), production_all[rows])
        allocated[rows] = shares
        given[rows] = remaining
        for consumer in range(consumers):
            row = apportion(shares[:, consumer], remaining)
            remaining = remaining - row
            pairs[consumer] += row.sum(axis=0)
    return allocated, given, pairs


def plain_default():
    pooled = production_f.sum(axis=1)
    consumed = consumption_f.sum(axis=1)
    ratio = np.minimum(1.0, pooled / np.maximum(consumed, 1.0))
    return plain_rest(consumption_f * ratio[:, None], pooled)


def plain_static():
    pooled = production_f.sum(axis=1)
    return plain_rest(np.minimum(consumption_f, pooled[:, None] * (shares_ppm / 1e6)[None, :]), pooled)


def plain_rest(allocated, pooled):
    part = production_f / np.maximum(pooled, 1.0)[:, None]
    given = allocated.sum(axis=1)[:, None] * part
    return allocated, given, allocated.T @ part


def timed(compute):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        result = compute()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), result


consumption_all = read("consumption", consumers)
production_all = read("production", producers)
shares_ppm = np.fromfile(f"{folder}/shares.i32", dtype=np.int32).astype(np.int64)
consumption_f = consumption_all.astype(np.float64)
production_f = production_all.astype(np.float64)

milliseconds = {}
for name, key, plain in (("default", default_key, plain_default), ("static", static_key, plain_static)):
    milliseconds[name], (allocated, given, pairs) = timed(lambda: exact(key))
    allocated.astype(np.int32).tofile(f"{folder}/{name}-allocated.i32")
    given.astype(np.int32).tofile(f"{folder}/{name}-given.i32")
    pairs.tofile(f"{folder}/{name}-pairs.i64")
    milliseconds[f"{name}-plain"], _ = timed(plain)
print(json.dumps({"milliseconds": milliseconds, "version": np.__version__}))
