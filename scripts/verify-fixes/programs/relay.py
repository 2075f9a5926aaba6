"""Has the application decide about a request."""

import http.client
import os


def send(method: str, uri: str, host: str, proto: str | None, body: bytes):
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ["APPLICATION"]))
    headers = {"X-Uri": uri, "X-Host": host, "X-Proto": proto or "http"}
    connection.request(method, "/", body, headers)
    response = connection.getresponse()
    location = response.getheader("Location")
    return response.status, {"Location": location} if location else {}, response.read()
