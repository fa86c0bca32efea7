# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done to points and stacks changes grids as it must, and by nothing else."""

import numpy as np
import pytest
import rasterio
from rasterio.transform import Affine
from varied_ground import CORNER, done, ground, moved, reordered, saved, with_values

METHODS = ("linear", "nearest", "cubic", "idw")
SIZE = 28
DATES = np.datetime64("2020-01-05") + 12 * np.arange(16)
NORTH_UP = Affine(30, 0, 500_000, 0, -30, 5_000_000)


def values_of(path):
    with rasterio.open(path) as source:
        return source.read(), source.transform


@pytest.fixture(scope="module", params=METHODS)
def method(request):
    return request.param


@pytest.fixture
def gridded(tmp_path, method):
    """Return a function that grids points and gives values and transform."""

    def of(points):
        given = {"input": saved(tmp_path, points), "method": method, "pixel_size": 25}
        return values_of(done(tmp_path, "gridtimeseries", {"output": "tif"}, **given)[0]["output"])

    return of


def few():
    return ground().at_epochs(slice(0, 6))


def test_order_has_no_say_in_the_grid(gridded):
    np.testing.assert_allclose(gridded(reordered(few()))[0], gridded(few())[0], atol=1e-4)


def test_grid_moves_with_its_points_by_whole_pixels(gridded):
    (there, from_there), (here, from_here) = gridded(moved(few(), (2_500.0, -75.0))), gridded(few())
    np.testing.assert_allclose(there, here, atol=1e-4)
    assert (from_there.c - from_here.c, from_there.f - from_here.f) == (2_500, -75)


def test_level_and_sign_are_those_of_the_grid(gridded):
    turned = gridded(with_values(few(), lambda values: 7 - values))[0]
    np.testing.assert_allclose(turned, 7 - gridded(few())[0], atol=1e-3)


@pytest.mark.parametrize("method", ["linear", "cubic"], indirect=True)
def test_plane_is_the_plane_at_the_middle_of_each_pixel(gridded):
    def plane(east, north):
        return 0.1 * (east - CORNER[0]) - 0.05 * (north - CORNER[1])

    inclined = plane(*few().coordinates.T)[:, None] + np.zeros(few().epoch_count)
    found, place = gridded(with_values(few(), lambda _: inclined))
    rows, columns = np.mgrid[: found.shape[1], : found.shape[2]]
    wanted = plane(place.c + place.a * (columns + 0.5), place.f + place.e * (rows + 0.5))
    known = np.isfinite(found[0])
    assert known.sum() > 300
    np.testing.assert_allclose(found[0][known], wanted[known], atol=1e-3)


def noisy_bowl():
    rng = np.random.default_rng(0)
    rows, columns = np.mgrid[:SIZE, :SIZE]
    bowl = -np.exp(-((rows - 9) ** 2 + (columns - 17) ** 2) / 40)
    stack = bowl * np.arange(len(DATES))[:, None, None] * 1.5 + rng.normal(0, 2, (len(DATES), SIZE, SIZE))
    return stack - stack[0]


def write_stack(path, values, dates=DATES, place=NORTH_UP):
    shape = {"count": len(values), "height": SIZE, "width": SIZE}
    with rasterio.open(path, "w", driver="GTiff", dtype="float32", crs="EPSG:32633", transform=place, **shape) as made:
        made.write(np.asarray(values, dtype=np.float32))
        for band, date in enumerate(dates, start=1):
            made.set_band_description(band, str(date).replace("-", ""))
    return str(path)


def extracted(folder, values, name):
    """Return displacement and standard error by the classical chain."""
    given = {"grid": write_stack(folder / f"{name}.tif", values), "method": "classical"}
    paths, _ = done(folder, "denoisetimeseries", {"output": "tif", "output_uncertainty": "tif"}, **given)
    return tuple(values_of(path)[0] for path in paths.values())


@pytest.mark.parametrize(
    ("change", "back", "factor"),
    [
        (lambda stack: stack + 7, lambda found: found, 1),
        (lambda stack: -2 * stack, lambda found: found, -2),
        (lambda stack: stack[:, ::-1], lambda found: found[:, ::-1], 1),
        (lambda stack: stack[:, :, ::-1], lambda found: found[:, :, ::-1], 1),
        (lambda stack: stack.transpose(0, 2, 1), lambda found: found.transpose(0, 2, 1), 1),
    ],
    ids=["level", "sign and unit", "turned upside down", "mirrored", "transposed"],
)
def test_extraction_follows_its_stack(change, back, factor, tmp_path):
    displacement, error = extracted(tmp_path, noisy_bowl(), "usual")
    changed, of_changed = (back(one) for one in extracted(tmp_path, change(noisy_bowl()), "changed"))
    np.testing.assert_allclose(changed, factor * displacement, atol=1e-3)
    np.testing.assert_allclose(of_changed, abs(factor) * error, atol=1e-3)


@pytest.mark.parametrize(
    ("values", "more"),
    [
        (noisy_bowl()[:, ::-1], {"place": Affine(30, 0, 500_000, 0, 30, 5_000_000 - 30 * SIZE)}),
        (noisy_bowl()[::-1], {"dates": DATES[::-1]}),
        (noisy_bowl() / 1000, {"unit": "m"}),
    ],
    ids=["south up", "bands in another order", "metres"],
)
def test_stack_is_imported_alike_however_it_is_stored(values, more, tmp_path):
    def imported(stack, unit="mm", **stored):
        path = write_stack(tmp_path / f"stack{len(list(tmp_path.iterdir()))}.tif", stack, **stored)
        return values_of(done(tmp_path, "importstack", {"output": "tif"}, input=path, unit=unit)[0]["output"])

    (found, place), (usual, of_usual) = imported(values, **more), imported(noisy_bowl())
    np.testing.assert_allclose(found, usual, atol=1e-4)
    assert place == of_usual
