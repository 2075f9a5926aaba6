import requests

import probe

print(requests.__version__)
for method, url, body, headers in probe.requests():
    try:
        requests.request(method, url, data=body, headers=headers, timeout=5, allow_redirects=True)
    except requests.RequestException:
        pass
