# SPDX-License-Identifier: GPL-2.0-or-later
"""Small valid tables and layers of points, as services and programs write them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import parquet
from pyogrio import set_gdal_config_options
from pyproj import CRS

from insar_forecast_plugin.core.io.arrow_columns import point_geometries
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.series import TimeSeriesPoints
from tests.fuzz.inputs import FuzzInput

_DATES = [f"2023{month:02d}{day:02d}" for month in range(1, 5) for day in (3, 15)]
_EGMS_NAME = "EGMS_L3_E45N17_100km_U_2020_2024_1"
_XML = b"<product><product_level>L3</product_level></product>"


@cache
def _displacement(points: int, seed: int) -> np.ndarray:
    """Return series with motion and noise, mm to a tenth; no two are alike."""
    rng = np.random.default_rng(seed)
    steps = rng.normal(0, 2.5, (points, len(_DATES)))
    values = np.round(steps + np.linspace(0, 1, len(_DATES)) * rng.uniform(-20, 20, (points, 1)), 1)
    return np.where(values == 0, 0.1, values)


def egms_csv(points: int = 12) -> bytes:
    """Return a table in the layout of EGMS L3."""
    rng, series = Random(1), _displacement(points, 1)
    model = ["mean_velocity_std", "acceleration", "acceleration_std", "seasonality", "seasonality_std"]
    names = ["pid", "easting", "northing", "height", "rmse", "mean_velocity", *model, "gnss_velocity_u", *_DATES]
    lines = [",".join(names)]
    for row in range(points):
        place = [f"1{row:03d}aZ{row}", str(4597550 + 100 * row), str(1739750 + 300 * (row % 5) + 100 * row)]
        facts = [f"{rng.uniform(10, 90):.1f}", f"{rng.uniform(1, 4):.1f}", f"{rng.uniform(-9, 9):.1f}", "0.2", "1.5"]
        lines.append(",".join([*place, *facts, "0.3", "2.4", "0.4", "0.1", *map(str, series[row])]))
    return ("\n".join(lines) + "\n").encode()


def generic_csv(points: int = 10) -> bytes:
    """Return a table as a processor may write it: degrees, other names, gaps, text."""
    rng, series = Random(2), _displacement(points, 2).astype(object)
    series[1, 2], series[3, :3] = "", ""
    names = [f"D{one[:4]}-{one[4:6]}-{one[6:]}" if at % 2 else one for at, one in enumerate(_DATES)]
    lines = [",".join(["id", "lon", "lat", "coherence", "note", "count", *(one.lstrip("D") for one in names)])]
    for row in range(points):
        place = [str(100 + row), f"{12.4 + rng.random() / 10:.6f}", f"{41.8 + rng.random() / 10:.6f}"]
        lines.append(",".join([*place, f"0.{50 + row}", f"point{row}", str(row * 7), *map(str, series[row])]))
    return ("\n".join(lines) + "\n").encode()


def _long_csv(points: int = 6) -> bytes:
    series = _displacement(points, 3)
    lines = ["pid,lon,lat,date,displacement"]
    for row in range(points):
        lines += [
            f"p{row},{12.4 + row / 100:.3f},{41.8 + row / 300:.4f},{day},{series[row, at]}"
            for at, day in enumerate(_DATES)
        ]
    return ("\n".join(lines) + "\n").encode()


def zipped(members: dict[str, bytes], method: int) -> bytes:
    """Return an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, method)
    return packed.getvalue()


def some_points(points: int, crs: int, seed: int) -> TimeSeriesPoints:
    """Return points with attributes of every kind, some missing."""
    series = _displacement(points, seed).astype(np.float32)
    series[0, 1] = np.nan
    origin = (12.4, 41.8) if crs == 4326 else (500_000.0, 5_400_000.0)
    step = 0.01 if crs == 4326 else 130.0
    place = np.arange(points)
    return TimeSeriesPoints(
        pid=np.array([f"p{row:03d}" for row in range(points)], dtype=object),
        coordinates=np.column_stack([origin[0] + step * place, origin[1] + step * (place % 4)]),
        crs=CRS.from_epsg(crs).to_wkt(),
        dates=np.array([f"{one[:4]}-{one[4:6]}-{one[6:]}" for one in _DATES], dtype="datetime64[D]"),
        displacement=series,
        attributes=pd.DataFrame(
            {
                "height": np.round(np.linspace(1, 9, points), 2),
                "note": np.array(["ä", None, *[f"n{row}" for row in range(points - 2)]], dtype=object),
                "line": np.arange(points),
            }
        ),
        measured=Measured(component="los", product="EGMS L2b", track="022", half_wavelength_mm=27.73),
        provenance={"algorithm": "a corpus"},
    )


def _written(suffix: str) -> list[FuzzInput]:
    """Return layers as the plugin writes them; the import is told that their numbers are mm."""
    made = []
    set_gdal_config_options({"OGR_CURRENT_DATE": "2024-01-01T00:00:00.000Z"})  # stands in every GeoPackage
    with TemporaryDirectory() as folder:
        for crs, count, seed in ((32633, 12, 4), (4326, 9, 5)):
            main = Path(folder) / f"layer{crs}{suffix}"
            write_points(some_points(count, crs, seed), main, layer_name="layer")
            files = {one.name: one.read_bytes() for one in sorted(Path(folder).iterdir()) if one.stem == main.stem}
            table = main.with_suffix(".dbf").name
            if table in files:  # its header has the day on which it was written
                files[table] = files[table][:1] + bytes((124, 1, 1)) + files[table][4:]
            made.append(FuzzInput(files, main.name, {"unit": "mm"}))
    set_gdal_config_options({"OGR_CURRENT_DATE": None})
    return made


def csv_corpus() -> list[FuzzInput]:
    """Return EGMS-like tables and generic ones."""
    egms, generic = egms_csv(), generic_csv()
    return [
        FuzzInput({f"{_EGMS_NAME}.csv": egms}, f"{_EGMS_NAME}.csv"),
        FuzzInput({"points.csv": egms}, "points.csv", {"unit": "mm"}),
        FuzzInput({"points.csv": generic}, "points.csv", {"unit": "mm"}),
        FuzzInput({"points.txt": generic.replace(b",", b"\t")}, "points.txt", {"unit": "mm", "id_field": "note"}),
        FuzzInput({"points.csv": generic.replace(b",", b";")}, "points.csv", {"unit": "cm"}),
    ]


def zip_corpus() -> list[FuzzInput]:
    """Return archives of tables, packed in every way, and of a shapefile."""
    table = {f"{_EGMS_NAME}.csv": egms_csv(), f"{_EGMS_NAME}.xml": _XML}
    shape = _written(".shp")[0]
    methods = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    made = [FuzzInput({f"{_EGMS_NAME}.zip": zipped(table, method)}, f"{_EGMS_NAME}.zip") for method in methods]
    made.append(FuzzInput({"t.zip": zipped({"in/points.csv": generic_csv()}, methods[0])}, "t.zip", {"unit": "mm"}))
    return [*made, FuzzInput({"shape.zip": zipped(shape.files, methods[0])}, "shape.zip", {"unit": "mm"})]


def geojson_corpus() -> list[FuzzInput]:
    """Return collections of points as GDAL and as other programs write them."""
    made = []
    for epsg, indent in ((None, None), (32633, 1)):
        points = some_points(8, epsg or 4326, 6)
        features = [
            {
                "type": "Feature",
                "properties": {
                    "pid": str(points.pid[row]),
                    "height": float(points.attributes["height"][row]),
                    "note": points.attributes["note"][row],
                    **dict(zip(_DATES, _numbers(points.displacement[row]), strict=True)),
                },
                "geometry": {"type": "Point", "coordinates": points.coordinates[row].tolist()},
            }
            for row in range(points.point_count)
        ]
        content: dict[str, object] = {"type": "FeatureCollection", "name": "points"}
        if epsg:
            content["crs"] = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{epsg}"}}
        text = json.dumps({**content, "features": features}, indent=indent)
        made.append(FuzzInput({"points.geojson": text.encode()}, "points.geojson", {"unit": "mm"}))
    return made


def _numbers(values: np.ndarray) -> list[float | None]:
    return [None if np.isnan(one) else round(float(one), 1) for one in values]


def parquet_corpus() -> list[FuzzInput]:
    """Return a table with columns of places, and one with geometries after the rules of GeoParquet."""
    plain = pa.Table.from_pandas(pd.read_csv(io.BytesIO(egms_csv())), preserve_index=False)
    points = some_points(9, 4326, 7)
    columns = {"pid": pa.array(points.pid.tolist()), "height": pa.array(points.attributes["height"].to_numpy())}
    columns |= {day: pa.array(points.displacement[:, at], from_pandas=True) for at, day in enumerate(_DATES)}
    columns["geometry"] = point_geometries(points.coordinates)
    geo = {"version": "1.0.0", "primary_column": "geometry"}
    geo["columns"] = {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}}  # type: ignore[assignment]
    placed = pa.table(columns).replace_schema_metadata({"geo": json.dumps(geo)})
    made = []
    for table, compression in ((plain, "snappy"), (plain, "none"), (placed, "zstd")):
        target = io.BytesIO()
        parquet.write_table(table, target, compression=compression, row_group_size=5)
        made.append(FuzzInput({"points.parquet": target.getvalue()}, "points.parquet", {"unit": "mm"}))
    return made


def workbook_corpus() -> list[FuzzInput]:
    """Return workbooks as Excel writes them: one sheet, texts beside it or in it."""
    rows = [line.split(",") for line in egms_csv().decode().splitlines()]
    texts = {
        text: at
        for at, text in enumerate(dict.fromkeys(one for row in rows for one in (row if row is rows[0] else row[:1])))
    }
    cells = {
        "shared": lambda text: f'<c t="s"><v>{texts[text]}</v></c>',
        "inline": lambda text: f'<c t="inlineStr"><is><t>{text}</t></is></c>',
    }
    made = []
    for way, cell in cells.items():
        body = "".join(
            f'<row r="{at}">'
            + "".join(cell(one) if at == 1 or column == 0 else f"<c><v>{one}</v></c>" for column, one in enumerate(row))
            + "</row>"
            for at, row in enumerate(rows, start=1)
        )
        strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
        made.append(FuzzInput({"points.xlsx": _workbook(body, strings)}, "points.xlsx", {"unit": "mm"}, (way,)))
    return [replace(one, changes=()) for one in made]


def _workbook(rows: str, strings: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"

    def linked(*targets: tuple[str, str]) -> str:
        links = "".join(
            f'<Relationship Id="rId{number}" Type="{office}/{what}" Target="{target}"/>'
            for number, (what, target) in enumerate(targets, start=1)
        )
        return f'<Relationships xmlns="{package}/relationships">{links}</Relationships>'

    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "sharedStrings": "sharedStrings"}
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kind}.{what}+xml"/>' for part, what in kinds.items()
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": linked(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="points" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": linked(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
    }
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return zipped({name: (head + text).encode() for name, text in parts.items()}, zipfile.ZIP_DEFLATED)


def gzip_corpus() -> list[FuzzInput]:
    """Return packed text tables."""
    return [
        FuzzInput({f"points{at}.csv.gz": gzip.compress(one, mtime=0)}, f"points{at}.csv.gz", {"unit": "mm"})
        for at, one in enumerate((egms_csv(), generic_csv()))
    ]


def long_corpus() -> list[FuzzInput]:
    """Return tables of one row a point and date."""
    return [
        FuzzInput({"long.csv": _long_csv()}, "long.csv", {"unit": "mm"}),
        FuzzInput({"long.txt": _long_csv().replace(b",", b"\t")}, "long.txt", {"unit": "mm"}),
    ]


def layer_corpus(suffix: str) -> Callable[[], list[FuzzInput]]:
    """Return what makes the layers of a format."""
    return lambda: _written(suffix)
