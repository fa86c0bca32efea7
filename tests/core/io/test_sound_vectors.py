# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector files that are damaged, odd or made to harm give all of their rows as they are, or a sentence."""

import json
import shutil
import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
import pytest
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.tables import geopackage_check
from insar_forecast_plugin.core.io.tables.vector import VectorLayer
from insar_forecast_plugin.core.progress import Recorder, Silent

CASES = Path(__file__).resolve().parents[4] / "shared" / "data" / "cases"
with_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the collected files are not beside the repository")

FEATURE = {
    "type": "Feature",
    "properties": {"pid": "a", "D20200103": 1.5, "D20200109": 2},
    "geometry": {"type": "Point", "coordinates": [13, 38]},
}


def refusal(path):
    with pytest.raises(InputError) as caught:
        read_points(path, Silent())
    assert len(str(caught.value)) <= 400
    return str(caught.value)


@pytest.fixture
def geopackage(tmp_path, some_points):
    """Make a GeoPackage of 300 points whose content SQL can change."""
    path = tmp_path / "points.gpkg"
    write_points(some_points(count=300), path)

    def change(*statements):
        with closing(sqlite3.connect(path)) as connection, connection:
            for trigger in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f'DROP TRIGGER "{trigger[0]}"')
            for statement in statements:
                connection.execute(statement)
        return path

    return change


def as_view(name, query):
    """Return what makes a view a layer of the GeoPackage."""
    return (
        f"CREATE VIEW {name} AS {query}",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
        f"SELECT '{name}', data_type, '{name}', srs_id FROM gpkg_contents WHERE table_name = 'points'",
        f"INSERT INTO gpkg_geometry_columns SELECT '{name}', column_name, geometry_type_name, srs_id, z, m "
        "FROM gpkg_geometry_columns WHERE table_name = 'points'",
    )


@pytest.fixture
def shapefile(tmp_path, some_points):
    """Make a shapefile of so many points in a folder of that name."""

    def make(count):
        folder = tmp_path / str(count)
        folder.mkdir()
        write_points(some_points(count=count), folder / "p.shp")
        return folder / "p.shp"

    return make


@pytest.fixture
def geojson(tmp_path):
    def make(document):
        path = tmp_path / "points.geojson"
        if isinstance(document, bytes):
            path.write_bytes(document)
        else:
            path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
        return path

    return make


def collection(*features, **more):
    return {"type": "FeatureCollection", "features": list(features), **more}


# Shapefiles whose parts do not match


@pytest.mark.parametrize("part", ["shx", "dbf", "shp"])
@pytest.mark.parametrize("others", [30, 59, 61])
def test_part_of_another_shapefile_is_found(part, others, shapefile):
    path, other = shapefile(60), shapefile(others)
    shutil.copy(other.with_suffix(f".{part}"), path.with_suffix(f".{part}"))
    expected = {
        "shx": "is the index of another shapefile",
        "dbf": "are not of one shapefile",
        "shp": "another shapefile",
    }
    assert expected[part] in refusal(path)


def test_index_that_leads_elsewhere_is_found(shapefile):
    path = shapefile(60)
    index = path.with_suffix(".shx")
    content = bytearray(index.read_bytes())
    content[108:116], content[116:124] = content[116:124], content[108:116]  # two records change places
    index.write_bytes(content)
    assert "p.shx is the index of another shapefile than p.shp" in refusal(path)
    content[108:112] = (5000).to_bytes(4, "big")
    index.write_bytes(content)
    assert "p.shx is the index of another shapefile than p.shp" in refusal(path)


def test_missing_or_cut_index_is_told(shapefile):
    path = shapefile(60)
    index = path.with_suffix(".shx")
    index.write_bytes(index.read_bytes()[:-16])
    assert "p.shx is damaged: it has 564 bytes, expected 580" in refusal(path)
    index.unlink()
    assert "The index p.shx of p.shp is missing. Copy all files of the shapefile again." in refusal(path)


@with_cases
def test_collected_shapefile_with_the_index_of_another_is_refused():
    assert "p.shx is the index of another shapefile than p.shp" in refusal(CASES / "shx_of_30" / "p.shp")


@with_cases
def test_latin_1_without_its_code_page_is_read():
    told = Recorder()
    points = read_points(CASES / "latin1_no_cpg" / "p.shp", told)
    assert points.point_count == 60 and "KölnX4cr1r" in points.pid
    assert "Texts of p.shp that are not UTF-8 and were read as Windows-1252: 1." in told.infos


def test_number_column_of_a_table_keeps_every_digit_and_no_text(shapefile):
    path = shapefile(4)
    table = path.with_suffix(".dbf")
    whole = [9_007_199_254_740_993, -1_234_567_890_123_456_789, 5, 2**63 - 1]
    content, epochs = dbase(whole=whole, epochs=[["1.5", "1,5", "abc", "2.5xyz"], ["1", "2", "3", "4"]])
    table.write_bytes(content)
    told = Recorder()
    points = read_points(path, told)
    assert points.attributes["burst"].tolist() == whole
    np.testing.assert_array_equal(points.displacement[:, 0], [1.5, 1.5, np.nan, np.nan])
    assert epochs == 2
    assert any("('D20210101'): 3; read as the number that stands there: 1." in one for one in told.infos)


def dbase(*, whole, epochs):
    """Return a dBASE table of an identifier, whole numbers of 20 digits and epochs as they are given."""
    columns = [("pid", "C", 3, [str(at) for at in range(len(whole))]), ("burst", "N", 20, [str(one) for one in whole])]
    columns += [(f"D2021010{at + 1}", "N", 10, values) for at, values in enumerate(epochs)]
    length = 1 + sum(one[2] for one in columns)
    head = bytes([3, 121, 1, 1]) + len(whole).to_bytes(4, "little")
    head += (33 + 32 * len(columns)).to_bytes(2, "little") + length.to_bytes(2, "little") + bytes(20)
    for name, kind, width, _ in columns:
        decimals = 0 if name in ("pid", "burst") else 3
        head += name.encode().ljust(11, b"\0") + kind.encode() + bytes(4) + bytes([width, decimals]) + bytes(14)
    rows = b"".join(
        b" " + b"".join(values[row].encode().rjust(width) for _, _, width, values in columns)
        for row in range(len(whole))
    )
    return head + b"\r" + rows + b"\x1a", len(epochs)


# GeoPackages


@with_cases
def test_text_in_a_number_column_is_its_number_or_none():
    told = Recorder()
    points = read_points(CASES / "text_num_in_real.gpkg", told)
    assert points.displacement[:, 0].tolist() == [1.25, 1.5, 7.0, 2.0, 1.25, -3.5]
    assert "read as the number that stands there: 1" in "".join(told.infos)


def test_cells_of_another_type_are_told_and_never_cut(geopackage):
    path = geopackage(
        "UPDATE points SET D20210101 = '1,5' WHERE fid = 1",
        "UPDATE points SET D20210101 = 'abc' WHERE fid = 2",
        "UPDATE points SET D20210113 = x'00ff' WHERE fid = 3",
        "UPDATE points SET line = 2.5 WHERE fid = 4",
    )
    told = Recorder()
    points = read_points(path, told)
    assert points.displacement[0, 0] == 1.5
    assert np.isnan(points.displacement[1, 0]) and np.isnan(points.displacement[2, 1])
    assert points.attributes["line"][3] == 2.5
    assert any("D20210113" in one and ": 4; read as the number that stands there: 2." in one for one in told.infos)


def test_whole_numbers_of_19_digits_are_kept(geopackage):
    path = geopackage("UPDATE points SET line = 9007199254740993 + fid")
    assert read_points(path, Silent()).attributes["line"].tolist() == [9007199254740994 + at for at in range(300)]


def test_view_is_read_and_one_without_an_end_is_refused(geopackage, monkeypatch):
    path = geopackage(
        *as_view("half", "SELECT fid, geom, pid, D20210101, D20210113 FROM points WHERE fid > 150"),
        *as_view(
            "endless",
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS fid, "
            "(SELECT geom FROM points) AS geom, 1.0 AS D20210101, 2.0 AS D20210113 FROM c ORDER BY x",
        ),
    )
    assert read_points(f"{path}|layername=half", Silent()).point_count == 150
    monkeypatch.setattr(geopackage_check, "_WITHIN_S", 0.5)
    begun = time.monotonic()
    assert "is a view that did not come to its end" in refusal(f"{path}|layername=endless")
    assert time.monotonic() - begun < 20


def test_layer_beside_one_that_cannot_be_read_is_taken(geopackage, monkeypatch, run_import):
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"
    path = geopackage(
        *as_view("broken", f"SELECT fid, geom, D20210101, D20210113, ({endless}) AS D20210125 FROM points")
    )
    monkeypatch.setattr(geopackage_check, "_WITHIN_S", 0.5)
    imported = run_import(path)
    assert (
        imported.points.point_count == 300 and "layer broken is a view that did not come to its end" in imported.infos
    )
    assert "is a view that did not come to its end" in refusal(f"{path}|layername=broken")


def test_view_with_functions_of_gdal_is_refused_as_it_cannot_be_looked_through(geopackage):
    query = "SELECT fid, geom, pid, D20210101, D20210113 FROM points WHERE ST_MinX(geom) > 0"
    path = geopackage(*as_view("some", query))
    sentence = "layer some is a view that cannot be read ('no such function: ST_MinX'). Save it as a layer of its own."
    assert sentence in refusal(f"{path}|layername=some")


def test_list_of_layers_that_is_a_view_is_refused(geopackage):
    path = geopackage(
        "ALTER TABLE gpkg_contents RENAME TO others",
        "CREATE VIEW gpkg_contents AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
        "SELECT others.* FROM others, c",
    )
    assert "its list of layers is a view" in refusal(path)


def test_column_that_is_computed_is_looked_through(geopackage):
    path = geopackage("ALTER TABLE points ADD COLUMN computed TEXT AS (printf('%.*c', 90000000, 'x'))")
    assert "calls printf" in refusal(path)


def test_view_with_texts_out_of_nothing_is_refused(geopackage):
    fields = "SELECT fid, geom, D20210101, D20210113"
    path = geopackage(
        *as_view("long", f"{fields}, replace(hex(zeroblob(20000)), '0', '0123456789') AS t FROM points"),
        *as_view("printed", f"{fields}, printf('%.*c', 9, 'x') AS t FROM points"),
    )
    assert "rows of more than 100 thousand characters" in refusal(f"{path}|layername=long")
    assert "calls printf, which can make texts of any length" in refusal(f"{path}|layername=printed")


def test_damage_that_sqlite_quotes_in_odd_bytes_is_a_sentence(geopackage):
    path = geopackage()
    content = path.read_bytes()
    assert b"CREATE TABLE" in content
    path.write_bytes(content.replace(b"CREATE TABLE", b"CREATE TA\xd5LE"))
    assert "points.gpkg is damaged" in refusal(path)


def test_cells_and_counts_that_are_only_untidy_are_no_damage(geopackage):
    path = geopackage(
        "CREATE TABLE other (a TEXT, b NUMERIC NOT NULL)",
        "INSERT INTO other VALUES (1, 'x')",
        "UPDATE gpkg_ogr_contents SET feature_count = 5000",
        "UPDATE points SET pid = 7 WHERE fid = 2",
    )
    assert read_points(path, Silent()).point_count == 300


def test_geopackage_with_many_layers_asks_for_one(tmp_path, run_import):
    path = tmp_path / "many.gpkg"
    point = pa.array([b"\x01\x01\x00\x00\x00" + np.array([500_000.0, 5_400_000.0]).tobytes()])
    rows = pa.table({"D20210101": [1.0], "D20210113": [2.0], "geom": point})
    for at in range(60):
        pyogrio.write_arrow(
            rows,
            path,
            layer=f"l{at}",
            driver="GPKG",
            append=at > 0,
            geometry_name="geom",
            geometry_type="Point",
            crs="EPSG:32633",
        )
    with pytest.raises(InputError, match=r"contains 60 layers .* at most 50 are searched .*many.gpkg\|layername=l0"):
        run_import(path)
    assert run_import(f"{path}|layername=l7", unit="mm").points.point_count == 1


@with_cases
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("curve.gpkg", "contains CircularString geometries; expected one point per row"),
        ("wkb_cut.gpkg", "is damaged"),
        ("field_not_utf8.gpkg", "has a name of a field that is not UTF-8"),
        ("local.gpkg", "is local: it does not say where on earth the points are"),
    ],
)
def test_collected_geopackage_is_refused_with_its_reason(name, sentence):
    assert sentence in refusal(CASES / name)


def test_system_that_cannot_be_read_is_none(shapefile):
    path = shapefile(4)
    path.with_suffix(".prj").write_text('PROJCS["x",GEOGCS["y",DATUM[', encoding="ascii")
    assert "The coordinate reference system of p.shp is damaged" in refusal(path)


@pytest.mark.parametrize("kind", ["LineString", "Polygon", "TIN", "CompoundCurve", "MultiPoint"])
def test_geometry_that_is_no_point_is_named(kind, tmp_path):
    from insar_forecast_plugin.core.io.tables.point_wkb import point_coordinates

    number = {"LineString": 2, "Polygon": 3, "MultiPoint": 4, "CompoundCurve": 9, "TIN": 16}[kind]
    cells = [b"\x01" + number.to_bytes(4, "little") + bytes(4)]
    if kind == "MultiPoint":
        one = b"\x01\x01\x00\x00\x00" + bytes(16)
        cells = [b"\x01\x04\x00\x00\x00\x02\x00\x00\x00" + one + one]
    remedy = {"Polygon": "'Centroids'", "MultiPoint": "'Multipart to singleparts'"}.get(kind, "Choose the layer of")
    with pytest.raises(InputError, match=f"t contains {kind} geometries; expected one point per row.*{remedy}"):
        point_coordinates(pa.array(cells), "t")


@pytest.mark.parametrize("cell", [b"", b"\x01", b"\x01\x01\x00\x00\x00\x00", b"\x01\xff\xff\xff\xff" + bytes(16)])
def test_damaged_geometry_is_a_sentence(cell):
    from insar_forecast_plugin.core.io.tables.point_wkb import point_coordinates

    with pytest.raises(InputError, match="t has a damaged geometry"):
        point_coordinates(pa.array([cell]), "t")


# GeoJSON


def test_geojson_is_read_over_its_parts(geojson):
    own = FEATURE["properties"]
    many = ({**FEATURE, "properties": {**own, "pid": str(at), "note": "x" * 500}} for at in range(5000))
    points = read_points(geojson(collection(*many)), Silent())
    assert points.pid.tolist() == [str(at) for at in range(5000)]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (json.dumps(collection(FEATURE, FEATURE))[:-20], "is damaged"),
        (json.dumps(collection(FEATURE)) + json.dumps(collection(FEATURE)), "there is more after its end"),
        (json.dumps(collection(FEATURE)).replace("}, ", "} ", 1), "is damaged"),
        (json.dumps(collection(FEATURE)).replace('"a"', '"a'), "is damaged"),
        (json.dumps(collection(FEATURE)).replace("1.5", "1" * 5000), "is damaged"),
        ("[" * 200_000, "is damaged"),
        ('{"type":"FeatureCollection","features":[' + '{"a":' * 200_000, "is damaged"),
        (json.dumps(collection(FEATURE)).encode().replace(b'"a"', b'"\xff"'), "is not UTF-8"),
        (f"{json.dumps(FEATURE)}\n{json.dumps(FEATURE)}\n", "is GeoJSON by lines"),
        ({"type": "Topology", "objects": {}}, "no GeoJSON: its type is 'Topology'"),
        (collection(5), "is damaged: a feature is none"),
        (collection(FEATURE, crs={"type": "link", "properties": {"href": "http://127.0.0.1:9/x"}}), "is a link"),
        (collection({**FEATURE, "properties": {f"k{at}": at for at in range(20_000)}}), "more than 2500 fields"),
        (collection(*({**FEATURE, "properties": {f"k{at}": at}} for at in range(20_000))), "more than 2500 fields"),
    ],
    ids=range(14),
)
def test_geojson_that_is_none_is_refused(document, sentence, geojson):
    begun = time.monotonic()
    assert sentence in refusal(geojson(document))
    assert time.monotonic() - begun < 20


# Packed files, other kinds


def test_shapefile_in_a_zip_is_checked_as_one_beside_it(tmp_path, shapefile):
    path, other = shapefile(60), shapefile(30)
    for name, index in (("good.zip", path), ("bad.zip", other)):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for end in (".shp", ".dbf", ".prj", ".cpg"):
                archive.write(path.with_suffix(end), f"in/p{end}")
            archive.write(index.with_suffix(".shx"), "in/p.shx")
    assert read_points(tmp_path / "good.zip", Silent()).point_count == 60
    assert "is the index of another shapefile" in refusal(tmp_path / "bad.zip")


def test_map_info_table_of_other_files_is_refused(tmp_path, some_points):
    write_points(some_points(), tmp_path / "p.gpkg")
    told, rows = pyogrio.read_arrow(tmp_path / "p.gpkg")
    place = {"geometry_name": "geom", "geometry_type": "Point", "crs": told["crs"]}
    pyogrio.write_arrow(rows, tmp_path / "p.tab", layer="p", driver="MapInfo File", **place)
    assert read_points(tmp_path / "p.tab", Silent()).point_count == 4
    own = (tmp_path / "p.tab").read_text(encoding="latin-1")
    for change in ('  File "/etc/passwd"\n  Type', "  Create View x as Select * from y;\n  Type"):
        (tmp_path / "p.tab").write_text(own.replace("  Type", change, 1), encoding="latin-1")
        assert "refers to other files" in refusal(tmp_path / "p.tab")


def test_flatgeobuf_with_fewer_rows_than_it_says_is_refused(tmp_path, some_points):
    path = tmp_path / "p.fgb"
    write_points(some_points(count=300), path)
    for share in (0.5, 0.9, 0.999):
        (tmp_path / "cut.fgb").write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
        refusal(tmp_path / "cut.fgb")


def test_layer_is_closed_when_it_is_no_longer_read(tmp_path, shapefile):
    path = shapefile(4)
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        for end in (".shp", ".dbf", ".prj", ".shx"):
            archive.write(path.with_suffix(end), f"p{end}")
    layer = VectorLayer(tmp_path / "p.zip")
    folder = Path(layer._file.real).parent
    assert folder.is_dir() and CRS.from_wkt(layer.crs).to_epsg() == 32633
    del layer
    assert not folder.exists()
