# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of other kinds than are read, and files without a value: what is said of them, and what to do."""

import bz2
import zipfile

import numpy as np
import pyarrow as pa
import pyogrio
import pytest
from pyarrow import parquet

from insar_forecast_plugin.core.errors import InputError

TABLE = "pid,lon,lat,20200103,20200109\na,12.5,41.9,0.5,1.5\nb,12.6,41.9,0.5,2.5\n"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv.bz2", bz2.compress(TABLE.encode()), "is packed with bzip2.* Unpack it"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(60), "is packed with 7-Zip.* Unpack it"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(60), "is packed with RAR.* Unpack it"),
        ("a.csv.xz", b"\xfd7zXZ\x00" + bytes(60), "is packed with xz.* Unpack it"),
        ("a.csv.zst", b"\x28\xb5\x2f\xfd" + bytes(60), "is packed with Zstandard.* Unpack it"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), r"workbook of an old Excel.* Save it as \.xlsx"),
        ("a.pdf", b"%PDF-1.4\n%\xe2\xe3\n1 0 obj", "is a PDF document.* Export the points"),
        ("a.csv", b"{\\rtf1\\ansi pid,lon}", r"is a text document \(RTF\).* Save it as plain text"),
        ("a.json", b'[ {"pid": "a", "20200103": 1.5}]', "is a list in JSON.* Export the points as GeoJSON or CSV"),
        ("a.tar", b"a.csv" + bytes(507) + TABLE.encode(), "contains zero bytes.* unpack it"),
    ],
)
def test_kind_of_a_file_is_told_with_what_to_do(name, content, told, tmp_path, run_import):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=told):
        run_import(tmp_path / name)


@pytest.mark.parametrize("method", [9, 93, 12345])
def test_zip_of_another_method_is_not_called_damaged(method, tmp_path, run_import):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", TABLE)
    content = bytearray(path.read_bytes())
    for at in (content.index(b"PK\x03\x04") + 8, content.index(b"PK\x01\x02") + 10):
        content[at : at + 2] = method.to_bytes(2, "little")
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"packed in a way that is not read.* Unpack it"):
        run_import(path)


def test_sheet_with_headings_alone_has_no_rows(tmp_path, run_import):
    cells = [np.array([one], dtype=object) for one in TABLE.split("\n", 1)[0].split(",")]
    names = [f"Field{at}" for at in range(1, 6)]
    pyogrio.raw.write(tmp_path / "a.xlsx", None, cells, names, driver="XLSX", geometry_type=None, crs=None)
    with pytest.raises(InputError, match="has a header but no rows"):
        run_import(tmp_path / "a.xlsx")


@pytest.mark.parametrize("kind", [pa.date32(), pa.timestamp("ns"), pa.duration("s")])
def test_epoch_of_another_type_is_named_by_its_type(kind, tmp_path, run_import):
    columns = {"pid": ["a"], "lon": [12.5], "lat": [41.9], "20200103": [1.5], "20200109": pa.array([1], pa.int64())}
    table = pa.table(columns)
    at = table.schema.get_field_index("20200109")
    values = pa.array([1], pa.int32()).cast(kind) if kind == pa.date32() else pa.array([1], pa.int64()).cast(kind)
    parquet.write_table(table.set_column(at, "20200109", values), tmp_path / "a.parquet")
    with pytest.raises(InputError, match=r"The field '20200109' of a\.parquet contains '(date|timestamp|duration)"):
        run_import(tmp_path / "a.parquet")


def test_table_of_zeros_alone_names_what_keeps_them(tmp_path, run_import):
    path = tmp_path / "a.csv"
    path.write_text("pid,lon,lat,20200103,20200109\na,12.5,41.9,0,0\nb,12.6,41.9,0,0\n", encoding="utf-8")
    with pytest.raises(InputError, match="Points with zeros at every epoch: 2; set KEEP_ZEROS"):
        run_import(path)
    assert run_import(path, keep_zeros=True, unit="mm").points.point_count == 2
