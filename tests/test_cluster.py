"""The extraction on local clusters of two workers, Spark's and Ray's: the rows of one process, byte for byte."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quoteattr.batch import extract_many
from quoteattr.records import Extraction
from quoteattr.serialize import to_json

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytestmark = [pytest.mark.slow, pytest.mark.cluster]

ROOT = Path(__file__).parents[1]
NAMES = ("Ines Carro", "Paul Reyes", "Marta Lind", "Omar Haddad", "Lena Fischer", "Yusuf Demir", "Anna Kovacs")
PLACES = ("bridge", "harbour", "school", "market", "station")


def articles(count: int) -> list[dict[str, str]]:
    """Generated articles, each with quotes, pronouns and an outlet."""
    return [
        {
            "id": f"a{number:04d}",
            "text": f"{NAMES[number % 7]}, mayor of Ostrel, told Harbour Radio that {PLACES[number % 5]} {number} "
            "will close.\n\n"
            f'"We had {number + 2} complaints," the mayor said. According to residents, nobody asked them.',
        }
        for number in range(count)
    ]


def expected(given: list[dict[str, str]]) -> list[str]:
    """The JSON of every article, made in this process, sorted."""
    return sorted(to_json(one) for one in extract_many(given) if isinstance(one, Extraction))


@pytest.fixture
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers find the package under test."""
    paths = [str(ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))


@pytest.fixture
def spark(importable: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """A local Spark of two workers."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(tmp_path))
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark(spark: Any) -> None:
    """``DataFrame.mapInArrow`` takes the function as it is."""
    from pyspark.sql.pandas.types import from_arrow_schema

    from quoteattr.arrow import article_schema, extract_batches

    given = articles(200)
    frame = spark.createDataFrame(given).repartition(4)
    found = frame.mapInArrow(extract_batches, from_arrow_schema(article_schema())).collect()
    assert [row.id for row in found if row.error is not None] == []
    assert sorted(row.json for row in found) == expected(given)


def test_ray(importable: None) -> None:
    """``Dataset.map_batches`` takes the function for tables."""
    ray = pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("ray.data", reason="ray[data] is not installed")

    from quoteattr.arrow import extract_table

    given = articles(200)
    environment = {"env_vars": {"PYTHONPATH": os.environ["PYTHONPATH"]}}
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env=environment)
    try:
        data = ray.data.from_arrow(pa.Table.from_pylist(given)).repartition(4)
        found = data.map_batches(extract_table, batch_format="pyarrow", batch_size=50).take_all()
    finally:
        ray.shutdown()
    assert [row["id"] for row in found if row["error"] is not None] == []
    assert sorted(row["json"] for row in found) == expected(given)
