# SPDX-License-Identifier: GPL-2.0-or-later
"""What decompose refuses, in one sentence and without a file left behind."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from two_tracks import (
    ASCENDING,
    ASCENDING_DAYS,
    DESCENDING,
    DESCENDING_DAYS,
    layer,
    request_of,
    two,
)

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.decomposition.viewing_geometry import line_of_sight
from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.progress import Silent


def same_geometry():
    steeper = line_of_sight(np.array([43.0]), np.array([191.4]))[0]
    return [two()[0], layer(steeper, DESCENDING_DAYS + 6, seed=3, track="095")]


def without_vectors():
    first, second = two()
    return [first, replace(second, attributes=pd.DataFrame())]


def far_apart():
    first, second = two()
    return [first, replace(second, coordinates=second.coordinates + np.array([40_000.0, 0.0]))]


def other_years():
    first, second = two()
    return [first, replace(second, dates=second.dates + 3000)]


def in_metres():
    first, second = two()
    return [first, replace(second, displacement=second.displacement / 1000)]


def upwards(points, **changes):
    return replace(points, measured=replace(points.measured, **changes))


CASES = {
    "one layer": (lambda: two()[:1], {}, "INPUTS has 1 layer; expected two or more"),
    "a track twice": (
        lambda: [two()[0], layer(DESCENDING, DESCENDING_DAYS, seed=3)],
        {},
        "of the same track, 022",
    ),
    "the same direction": (same_geometry, {}, "5.7 degrees apart in the east-up plane (condition number 20."),
    "no geometry": (without_vectors, {}, "does not say from where the satellite looks. Expected the fields los_east"),
    "far apart": (far_apart, {}, "No cell of 50 m has points of two geometries; points of layer_0.gpkg (track 022)"),
    "other years": (other_years, {}, "have no time in common: layer_0.gpkg (track 022) ends on 2023-"),
    "vertical already": (
        lambda: [two()[0], upwards(two()[1], component="up")],
        {},
        "is vertical already; expected displacement along the line of sight",
    ),
    "in metres": (in_metres, {}, "the units differ. Import layer_1.gpkg (track 117) again with UNIT"),
    "centimetres stated": (lambda: [two()[0], upwards(two()[1], unit="cm")], {}, "is in cm; expected mm"),
    "other release": (
        lambda: [two()[0], upwards(two()[1], release="2019-2023")],
        {},
        "is of release 2020-2024, layer_1.gpkg (track 117) of 2019-2023",
    ),
    "orbit contradicted": (
        lambda: [two()[0], upwards(two()[1], orbit="descending")],
        {},
        "is of a descending orbit, but by its line of sight the satellite stands in the west",
    ),
    "wrong number of angles": (
        without_vectors,
        {"incidence": [39.0, 37.0, 35.0], "heading": [349.0]},
        "INCIDENCE has 3 numbers for 2 layers",
    ),
    "one heading for all": (
        lambda: [
            replace(one, attributes=one.attributes.drop(columns=["los_east", "los_north", "los_up"])) for one in two()
        ],
        {"incidence": [39.0, 37.0], "heading": [190.0]},
        "HEADING is 190 for all layers, so that all look from the same side. Give one number per layer",
    ),
    "no such angle": (
        without_vectors,
        {"incidence": [3900.0], "heading": [349.0]},
        "The incidence angle of layer_1.gpkg (track 117) is 3900; expected 5 to 80 degrees",
    ),
    "no north": (two, {"north_field": "gnss"}, "No layer has a field 'gnss', which NORTH_FIELD names"),
    "no numbers north": (
        lambda: [replace(one, attributes=one.attributes.assign(gnss="none")) for one in two()],
        {"north_field": "gnss"},
        "No layer has numbers in a field 'gnss', which NORTH_FIELD names",
    ),
    "dates far apart": (
        lambda: [two()[0], replace(two()[1], dates=ASCENDING_DAYS[0] + 90 * np.arange(98))],
        {},
        "too few, or too far apart, to tell its noise",
    ),
    "few dates": (
        lambda: [two()[0], replace(two()[1], dates=two()[1].dates + 1140)],
        {},
        "dates in common, from",
    ),
    "constant series": (
        lambda: [two()[0], replace(two()[1], displacement=np.ones_like(two()[1].displacement))],
        {},
        "Most series of layer_1.gpkg (track 117) have the same value at all dates",
    ),
    "rates of few places": (
        lambda: [one.at_points(np.arange(6)) for one in two()],
        {"align": "rate"},
        "of the places that are stable in all tracks layer_0.gpkg (track 022) sees 3; expected at least 5. Set ALIGN",
    ),
    "a short layer": (
        lambda: [two()[0], replace(two()[1], dates=two()[1].dates[:9], displacement=two()[1].displacement[:, :9])],
        {},
        "layer_1.gpkg (track 117) has 9 dates; expected at least 10. Use a layer with more dates: import the file",
    ),
    "no format": (two, {"output_up": "up.xyz"}, "up.xyz"),
    "vectors downwards": (
        lambda: [two()[0], layer(-ASCENDING, ASCENDING_DAYS, seed=2, track="117", orbit="")],
        {},
        "point downwards; expected vectors from the ground to the satellite",
    ),
    "no unit vectors": (
        lambda: [two()[0], layer(30 * ASCENDING, ASCENDING_DAYS, seed=2, track="117", orbit="ascending")],
        {},
        "have the length 30.00; expected unit vectors",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_decomposed_is_refused_in_a_sentence(name, tmp_path):
    layers, parameters, words = CASES[name]
    request = request_of(tmp_path, layers(), **parameters)
    before = sorted(tmp_path.iterdir())
    with pytest.raises((InputError, OutputError)) as told:
        catalogue.run("decompose", request, Silent())
    assert words in str(told.value) and len(str(told.value)) <= 400
    assert sorted(tmp_path.iterdir()) == before


def test_releases_of_their_own_reference_are_taken_with_rates_aligned(tmp_path):
    first, second = two()
    request = request_of(tmp_path, [first, upwards(second, release="2019-2023")], align="rate")
    catalogue.run("decompose", request, Silent())
    assert (tmp_path / "up.gpkg").is_file()


def test_layer_that_is_there_twice_is_refused(tmp_path):
    request = request_of(tmp_path, two())
    with pytest.raises(InputError, match="is there twice in INPUTS"):
        catalogue.run("decompose", {**request, "inputs": [request["inputs"][0]] * 2}, Silent())


def test_layer_without_a_track_that_is_there_twice_is_refused_by_its_angle(tmp_path):
    layers = [upwards(one, track="", orbit="") for one in (two()[0], layer(DESCENDING, DESCENDING_DAYS, seed=9))]
    with pytest.raises(InputError, match=r"0.0 degrees apart in the east-up plane \(condition number inf\)"):
        catalogue.run("decompose", request_of(tmp_path, layers), Silent())
