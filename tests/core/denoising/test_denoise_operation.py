# SPDX-License-Identifier: GPL-2.0-or-later
"""Extraction from file to file: what is written, what is said, what is refused."""

import numpy as np
import pytest
import rasterio
from noisy_stacks import bowl, stack_of, white, write_heights, written

from insar_forecast_plugin.core.denoising import extraction
from insar_forecast_plugin.core.denoising.denoise_time_series import denoise_time_series
from insar_forecast_plugin.core.denoising.denoising_report import named_cell
from insar_forecast_plugin.core.denoising.gate import Gate
from insar_forecast_plugin.core.denoising.usable_stack import check_memory
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.interface import DenoiseRequest
from insar_forecast_plugin.core.progress import Recorder, Silent


def request(folder, values, **options):
    given = {"output": str(folder / "displacement.tif"), **options}
    return DenoiseRequest(grid=written(values, folder / "stack.tif"), **given)


def read(path):
    with rasterio.open(path) as file:
        return file.read(), file.descriptions


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """A bowl of 40 mm in noise of 2 mm, extracted by the network that ships."""
    folder = tmp_path_factory.mktemp("extracted")
    values = white(count=20, size=48) + bowl(count=20, size=48, depth=40.0)
    values[3, 10:14, 10:14] = np.nan
    values[:, 0] = np.nan
    ground = write_heights(200 * np.random.default_rng(3).random((48, 48)), folder / "heights.tif")
    names = ("output_noise", "output_uncertainty", "report")
    options = {name: str(folder / (f"{name}.html" if name == "report" else f"{name}.tif")) for name in names}
    said = Recorder()
    result = denoise_time_series(request(folder, values, dem=ground, **options), said)
    return folder, values, result, said


def test_a_clear_bowl_is_kept(extracted):
    found, _ = read(extracted[0] / "displacement.tif")
    assert -46 < found[-1, 24, 24] < -34
    assert np.nanmedian(np.abs(found[-1, 1:8])) < 1.5


def test_bands_are_named_by_the_dates(extracted):
    assert read(extracted[0] / "displacement.tif")[1][:2] == ("2022-01-01", "2022-01-13")


def test_gaps_stay_gaps(extracted):
    found, _ = read(extracted[0] / "displacement.tif")
    assert np.array_equal(np.isnan(found), np.isnan(extracted[1]))


def test_displacement_and_noise_add_up_to_the_stack(extracted):
    folder, values, _, _ = extracted
    found, noise = read(folder / "displacement.tif")[0], read(folder / "output_noise.tif")[0]
    assert np.allclose((found + noise)[np.isfinite(values)], values[np.isfinite(values)], atol=1e-3)


def test_error_is_stated_from_the_second_epoch_on(extracted):
    error, _ = read(extracted[0] / "output_uncertainty.tif")
    assert np.nanmin(error[1:]) > 0 and np.nanmedian(error[-1]) < 3


@pytest.mark.parametrize("method", ["network", "classical"])
def test_displacement_and_its_error_are_zero_at_the_first_epoch(method, tmp_path):
    error = str(tmp_path / "error.tif")
    denoise_time_series(request(tmp_path, white(), method=method, output_uncertainty=error), Silent())
    assert (read(tmp_path / "displacement.tif")[0][0] == 0).all()
    assert (read(error)[0][0] == 0).all()


def test_mixture_leans_on_the_network_as_far_as_the_gate_says(tmp_path, monkeypatch):
    values = white() + bowl()
    values[2, 3:9, 3:9] = np.nan
    found = {}
    for name, share in (("network", 1.0), ("mixture", 0.25)):
        monkeypatch.setattr(extraction, "gate_of", lambda *_, share=share: Gate(share, 1.0, 0.9, 0.7))
        outputs = {"output": str(tmp_path / f"{name}.tif"), "output_uncertainty": str(tmp_path / f"{name}_error.tif")}
        denoise_time_series(request(tmp_path, values, **outputs), Silent())
        found[name] = [read(path)[0] for path in outputs.values()]
    outputs = {"output": str(tmp_path / "chain.tif"), "output_uncertainty": str(tmp_path / "chain_error.tif")}
    denoise_time_series(request(tmp_path, values, method="classical", **outputs), Silent())
    chain = [read(path)[0] for path in outputs.values()]
    for mixture, network, classical in zip(found["mixture"], found["network"], chain, strict=True):
        np.testing.assert_allclose(mixture, 0.25 * network + 0.75 * classical, atol=1e-4)
    assert np.isnan(found["mixture"][0][2, 3:9, 3:9]).all()


@pytest.mark.parametrize(("kept", "warned"), [(0.31, True), (0.8, False)])
def test_how_much_of_simulated_sources_is_kept_is_said(kept, warned, tmp_path, monkeypatch):
    monkeypatch.setattr(extraction, "gate_of", lambda *_: Gate(1.0, 0.7, 0.8, kept))
    said = Recorder()
    result = denoise_time_series(request(tmp_path, white()), said)
    words = f"Of simulated sources put into this stack, the network kept {kept:.0%} of the displacement (median)."
    assert words in result.messages[0]
    assert any("kept less than half" in text for text in said.warnings) == warned


def test_removed_noise_is_measured_as_it_is_written(extracted):
    folder, _, result, _ = extracted
    assert result.outputs["NOISE_MM"] == pytest.approx(np.nanstd(read(folder / "output_noise.tif")[0][1:]), abs=1e-3)


def test_a_cell_is_named_by_its_place():
    assert named_cell(stack_of(white()), 3, 5) == "500550 E, 4999650 N (row 3, column 5)"


@pytest.mark.parametrize(("device", "told"), [("auto", False), ("cpu", False), ("cuda", True), ("mps", True)])
def test_device_without_effect_is_told(device, told, tmp_path):
    said = Recorder()
    denoise_time_series(request(tmp_path, white(), method="classical", device=device), said)
    sentence = f"DEVICE is {device}, but trained networks run on the CPU: it has no effect here."
    assert (sentence in said.warnings) == told


def test_report_tells_the_test_by_simulated_sources(extracted):
    text = (extracted[0] / "report.html").read_text(encoding="utf-8")
    assert "What is found in this stack" in text and "data:image/png" in text
    assert "up to ten times the noise" in text and "a tenth of the stack" in text


def test_result_names_what_is_loaded(extracted):
    result = extracted[2]
    assert list(result.layers) == ["OUTPUT", "OUTPUT_NOISE", "OUTPUT_UNCERTAINTY"]
    assert result.layers["OUTPUT"].dates[0] == "2022-01-01" and result.layers["OUTPUT"].quantity == "displacement"
    assert result.layers["OUTPUT_NOISE"].behind and not result.layers["OUTPUT"].behind
    assert result.outputs["NETWORK_SHARE"] == 1
    assert result.layers["OUTPUT"].name.startswith("Extracted displacement to ")


def test_classical_chain_needs_no_model(tmp_path):
    result = denoise_time_series(request(tmp_path, white() + bowl(), method="classical"), Silent())
    assert result.outputs["NETWORK_SHARE"] is None and (tmp_path / "displacement.tif").is_file()


def test_report_on_the_classical_chain_says_what_its_error_lacks(tmp_path):
    page = tmp_path / "report.html"
    denoise_time_series(request(tmp_path, white(), method="classical", report=str(page)), Silent())
    text = page.read_text(encoding="utf-8")
    assert "does not contain noise that lasts for months" in text
    assert "The classical chain spreads motion" in text and "a tenth of the stack" not in text
    assert "up to ten times the noise" not in text


@pytest.mark.parametrize(
    ("share", "network", "classical"), [(1.0, True, False), (0.25, True, True), (0.0, False, True)]
)
def test_report_says_of_each_part_of_the_result_what_it_does_not_tell(share, network, classical, tmp_path, monkeypatch):
    monkeypatch.setattr(extraction, "gate_of", lambda *_: Gate(share, 1.0, 0.9, 0.7))
    denoise_time_series(request(tmp_path, white(), report=str(tmp_path / "report.html")), Silent())
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert ("The network spreads motion" in text) == ("up to ten times the noise" in text) == network
    assert ("The classical chain spreads motion" in text) == ("noise that lasts for months" in text) == classical


@pytest.mark.parametrize(("moving", "told"), [(0.123, "12.3% of the cells are left out of this test"), (0.0, "")])
def test_report_says_how_much_of_the_stack_the_test_leaves_out(moving, told, tmp_path, monkeypatch):
    monkeypatch.setattr(extraction, "gate_of", lambda *_: Gate(1.0, 0.7, 0.8, 0.6, moving))
    denoise_time_series(request(tmp_path, white(), report=str(tmp_path / "report.html")), Silent())
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert told in text and ("are left out of this test" in text) == bool(told)


def test_without_heights_it_is_said(tmp_path):
    said = Recorder()
    denoise_time_series(request(tmp_path, white(), method="classical"), said)
    assert any("No elevation model (DEM) was given" in text for text in said.warnings)


def test_empty_epochs_are_left_out_and_said(tmp_path):
    values, said = white(), Recorder()
    values[4] = np.nan
    denoise_time_series(request(tmp_path, values, method="classical"), said)
    assert any("1 epoch without any value is left out, such as 2022-02-18" in text for text in said.warnings)
    assert len(read(tmp_path / "displacement.tif")[1]) == 11


def test_eight_epochs_are_enough_and_five(tmp_path):
    for count in (5, 8):
        denoise_time_series(request(tmp_path, white(count=count)), Silent())
        assert len(read(tmp_path / "displacement.tif")[0]) == count


def sparse(often, count=12):
    """A stack with values in some cells only, and at its last two epochs in all."""
    values = white(count=count)
    values[:-2].reshape(count - 2, -1)[:, often:] = np.nan
    return values


REFUSED = {
    "3 x 3 cells": (lambda: white(size=3), {}, "9 cells with values; expected at least 20"),
    "few cells among gaps": (
        lambda: np.where(np.arange(32) < 1, white(), np.nan)[:, :12],
        {},
        "12 cells with values; expected at least 20",
    ),
    "cells known too seldom for the network": (lambda: sparse(7), {}, "7 cells of the stack have values at half"),
    "one value an epoch": (
        lambda: np.broadcast_to(np.arange(8.0)[:, None, None], (8, 16, 16)),
        {},
        "same value at each epoch",
    ),
    "too few epochs": (lambda: white(count=4), {}, "4 epochs with values; expected at least 5"),
    "one value": (lambda: np.full((8, 16, 16), 3.0), {}, "does not change from epoch to epoch"),
    "metres as if they were mm, times a thousand": (lambda: 2000 * white(), {}, "change by .* mm from epoch to epoch"),
    "model for the classical chain": (white, {"method": "classical", "model": "a.safetensors"}, "METHOD is classical"),
}


@pytest.mark.parametrize(("values", "options", "words"), REFUSED.values(), ids=REFUSED)
def test_refused(tmp_path, values, options, words):
    with pytest.raises(InputError, match=words):
        denoise_time_series(request(tmp_path, values(), **options), Silent())
    assert not (tmp_path / "displacement.tif").exists()


def test_memory_that_a_stack_needs_is_said():
    values = 300 * 2000 * 2000
    with pytest.raises(InputError, match=r"about \d\d GB of memory; this machine has 8 GB"):
        check_memory(values, 8_000_000_000)
    check_memory(values, 64_000_000_000)


@pytest.mark.parametrize("name", ["grid", "dem"])
def test_output_that_is_an_input_is_refused(tmp_path, name):
    options = {"dem": write_heights(np.ones((32, 32)), tmp_path / "heights.tif")}
    paths = {"grid": tmp_path / "stack.tif", "dem": tmp_path / "heights.tif"}
    asked = request(tmp_path, white(), **options, method="classical", output_noise=str(paths[name]))
    before = paths[name].read_bytes()
    with pytest.raises(InputError, match=r"itself\. Choose another name"):
        denoise_time_series(asked, Silent())
    assert paths[name].read_bytes() == before


def test_stack_in_degrees_is_refused(tmp_path):
    asked = request(tmp_path, white(), method="classical")
    with rasterio.open(asked.grid, "r+") as file:
        file.crs = "EPSG:4326"
    with pytest.raises(InputError, match="is in degrees"):
        denoise_time_series(asked, Silent())


@pytest.mark.parametrize("method", ["classical", "network"])
def test_what_moved_before_the_first_epoch_is_no_displacement(tmp_path, method):
    values = white(count=20, size=48) + bowl(count=20, size=48, depth=40.0)[-1:]
    noise = str(tmp_path / "noise.tif")
    denoise_time_series(request(tmp_path, values, method=method, output_noise=noise), Silent())
    found = read(tmp_path / "displacement.tif")[0]
    assert np.abs(found[-1, 18:30, 18:30]).max() < 4
    assert np.nanstd(read(noise)[0][1:]) < 3.5  # 2 mm of an epoch and of the first


def test_cells_known_seldom_are_counted(tmp_path):
    said = Recorder()
    denoise_time_series(request(tmp_path, sparse(200)), said)
    assert any("824 of 1024 cells have values at fewer than half of the epochs" in text for text in said.warnings)


def test_gaps_do_not_count_as_cells_that_rest(tmp_path):
    inner, around = tmp_path / "inner", tmp_path / "around"
    inner.mkdir()
    around.mkdir()
    values = white(count=30, size=48)
    padded = np.pad(values, [(0, 0), (0, 0), (0, 48)], constant_values=np.nan)
    whole, part = (
        denoise_time_series(request(folder, stack, method="classical"), Silent()).messages[0]
        for folder, stack in ((inner, values), (around, padded))
    )
    assert whole == part and " 0% of the cells" not in whole


@pytest.mark.parametrize(
    "empty",
    [
        pytest.param(np.s_[::2, :, :16], id="one half at every other epoch"),
        pytest.param(np.s_[:3, 4:9, 4:9], id="first epochs of some cells"),
        pytest.param(np.s_[1:-1, 5], id="all but the ends"),
    ],
)
@pytest.mark.parametrize("method", ["classical", "network"])
def test_gaps_that_differ_by_epoch_stay(tmp_path, method, empty):
    values = white()
    values[empty] = np.nan
    denoise_time_series(request(tmp_path, values, method=method), Silent())
    found = read(tmp_path / "displacement.tif")[0]
    seldom = np.isfinite(values).mean(axis=0) < 0.5 if method == "network" else np.zeros((32, 32), dtype=bool)
    assert np.array_equal(np.isnan(found), np.isnan(values) | seldom)


def test_offsets_of_epochs_are_no_displacement(tmp_path):
    values = white()
    values[1:] += 50
    denoise_time_series(request(tmp_path, values, method="classical"), Silent())
    assert np.abs(np.median(read(tmp_path / "displacement.tif")[0], axis=(1, 2))).max() < 0.2


def test_values_in_metres_are_said(tmp_path):
    said = Recorder()
    denoise_time_series(request(tmp_path, white() / 1000, method="classical"), said)
    assert any("If they are in m or cm" in text for text in said.warnings)


@pytest.mark.parametrize("method", ["classical", "network"])
def test_cancel_leaves_nothing(tmp_path, method):
    class CancelledError(Exception):
        """As the bridge to QGIS raises it."""

    class Stopping(Silent):
        def __call__(self, fraction, text=""):
            if fraction > 0.3:
                raise CancelledError

    with pytest.raises(CancelledError):
        denoise_time_series(request(tmp_path, white(), method=method), Stopping())
    assert [path.name for path in tmp_path.iterdir()] == ["stack.tif"]


def test_a_row_of_cells_is_taken_with_heights(tmp_path):
    heights = write_heights(300 * np.random.default_rng(3).random((32, 32)), tmp_path / "heights.tif")
    result = denoise_time_series(request(tmp_path, white()[:, :1], dem=heights), Silent())
    assert result.outputs["NETWORK_SHARE"] == 1  # there is no room for a source


def test_model_of_another_kind_is_refused(tmp_path):
    from insar_forecast_plugin.core.areas.network.detector import SHIPPED_DETECTOR

    with pytest.raises(ModelError):
        denoise_time_series(request(tmp_path, white(), model=str(SHIPPED_DETECTOR)), Silent())


def test_what_is_measured_travels_along(tmp_path):
    from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack

    denoise_time_series(request(tmp_path, white(), method="classical"), Silent())
    measured = read_stack(tmp_path / "displacement.tif").measured
    assert measured.component == stack_of(white()).measured.component and "median" in measured.reference


def test_report_says_that_the_median_of_moving_ground_moves(extracted):
    page = (extracted[0] / "report.html").read_text(encoding="utf-8")
    assert "where more than half of the area moves, stable ground appears to move the other way" in page
