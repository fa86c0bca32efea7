# SPDX-License-Identifier: GPL-2.0-or-later
"""Extraction from file to file: what is written, what is said, what is refused."""

import numpy as np
import pytest
import rasterio
from noisy_stacks import bowl, stack_of, white, write_heights, written

from insar_forecast_plugin.core.denoising.denoise_time_series import denoise_time_series
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


def test_report_tells_the_test_by_simulated_sources(extracted):
    text = (extracted[0] / "report.html").read_text(encoding="utf-8")
    assert "What is found in this stack" in text and "data:image/png" in text


def test_result_names_what_is_loaded(extracted):
    result = extracted[2]
    assert list(result.layers) == ["OUTPUT", "OUTPUT_NOISE", "OUTPUT_UNCERTAINTY"]
    assert result.layers["OUTPUT"].dates[0] == "2022-01-01" and result.layers["OUTPUT"].quantity == "displacement"
    assert result.layers["OUTPUT_NOISE"].behind and not result.layers["OUTPUT"].behind
    assert result.outputs["NETWORK_SHARE"] == 1


def test_classical_chain_needs_no_model(tmp_path):
    result = denoise_time_series(request(tmp_path, white() + bowl(), method="classical"), Silent())
    assert result.outputs["NETWORK_SHARE"] is None and (tmp_path / "displacement.tif").is_file()


def test_report_on_the_classical_chain_says_what_its_error_lacks(tmp_path):
    page = tmp_path / "report.html"
    denoise_time_series(request(tmp_path, white(), method="classical", report=str(page)), Silent())
    assert "does not contain noise that lasts for months" in page.read_text(encoding="utf-8")


def test_without_heights_it_is_said(tmp_path):
    said = Recorder()
    denoise_time_series(request(tmp_path, white(), method="classical"), said)
    assert any("No elevation model (DEM) was given" in text for text in said.warnings)


def test_empty_epochs_are_left_out_and_said(tmp_path):
    values, said = white(), Recorder()
    values[4] = np.nan
    denoise_time_series(request(tmp_path, values, method="classical"), said)
    assert any("1 epochs contain no value and are left out, such as 2022-02-18" in text for text in said.warnings)
    assert len(read(tmp_path / "displacement.tif")[1]) == 11


def test_eight_epochs_are_enough_and_five(tmp_path):
    for count in (5, 8):
        denoise_time_series(request(tmp_path, white(count=count)), Silent())
        assert len(read(tmp_path / "displacement.tif")[0]) == count


REFUSED = {
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


def test_model_of_another_kind_is_refused(tmp_path):
    from insar_forecast_plugin.core.areas.network.detector import SHIPPED_DETECTOR

    with pytest.raises(ModelError):
        denoise_time_series(request(tmp_path, white(), model=str(SHIPPED_DETECTOR)), Silent())


def test_what_is_measured_travels_along(tmp_path):
    from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack

    denoise_time_series(request(tmp_path, white(), method="classical"), Silent())
    measured = read_stack(tmp_path / "displacement.tif").measured
    assert measured.component == stack_of(white()).measured.component and "median" in measured.reference
