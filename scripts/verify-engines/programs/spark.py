"""Reads queries as JSON from the first line of standard input, runs them in Spark and prints what it answers as JSON lines."""

import json
import sys
import time

from pyspark.sql import SparkSession


def emit(value):
    print(json.dumps(value), flush=True)


spark = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
java = spark.sparkContext._jvm.System.getProperty("java.version")
emit({"version": f"Spark {spark.version} (Java {java})"})
for query in json.loads(sys.stdin.readline()):
    started = time.monotonic()
    for sql in query["statements"]:
        rows = [row.asDict(recursive=True) for row in spark.sql(sql).collect()]
    emit({"heading": query["heading"], "seconds": time.monotonic() - started, "rows": rows})
emit({"done": True})
sys.stdin.read()
