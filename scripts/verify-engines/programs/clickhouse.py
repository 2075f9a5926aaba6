"""Reads queries as JSON from the first line of standard input, runs them in ClickHouse and prints what it answers as JSON lines."""

import json
import sys
import time
from importlib.metadata import version

from chdb import session


def emit(value):
    print(json.dumps(value), flush=True)


clickhouse = session.Session()
release = str(clickhouse.query("SELECT version()", "TSVRaw")).strip()
emit({"version": f"ClickHouse {release} (chdb {version('chdb')})"})
clickhouse.query("SET output_format_json_quote_64bit_integers = 0")
for query in json.loads(sys.stdin.readline()):
    started = time.monotonic()
    for sql in query["statements"]:
        answer = str(clickhouse.query(sql, "JSONEachRow"))
    rows = [json.loads(line) for line in answer.splitlines()]
    emit({"heading": query["heading"], "seconds": time.monotonic() - started, "rows": rows})
emit({"done": True})
sys.stdin.read()
