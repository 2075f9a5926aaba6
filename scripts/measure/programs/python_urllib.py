import platform
import urllib.error
import urllib.request

import probe

print(platform.python_version())
for method, url, body, headers in probe.requests():
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        urllib.request.urlopen(request, timeout=5).close()
    except (urllib.error.URLError, OSError):
        pass
