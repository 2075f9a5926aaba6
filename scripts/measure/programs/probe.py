"""The requests that a client is asked to send."""

import sys
from typing import Iterator, NamedTuple


class Request(NamedTuple):
    method: str
    url: str
    body: bytes | None
    headers: dict[str, str]


def requests() -> Iterator[Request]:
    for line in sys.stdin:
        method, url, body, content_type, authorization, cookie = line.rstrip("\n").split("\t")
        headers = {
            "Content-Type": content_type,
            "Authorization": authorization,
            "Cookie": cookie,
        }
        given = {name: value for name, value in headers.items() if value}
        yield Request(method, url, body.encode() if body else None, given)
