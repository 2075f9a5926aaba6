import io

import pycurl

import probe

print(f"{pycurl.version.split()[0].split('/')[1]} (lib{pycurl.version.split()[1].replace('lib', '').replace('/', ' ')})")
for method, url, body, headers in probe.requests():
    client = pycurl.Curl()
    client.setopt(pycurl.URL, url)
    client.setopt(pycurl.HTTPHEADER, [f"{name}: {value}" for name, value in headers.items()])
    client.setopt(pycurl.FOLLOWLOCATION, True)
    client.setopt(pycurl.CAINFO, "../authority.pem")
    client.setopt(pycurl.WRITEDATA, io.BytesIO())
    client.setopt(pycurl.TIMEOUT, 5)
    # A method without an option of its own is given by name.
    if method == "HEAD":
        client.setopt(pycurl.NOBODY, True)
    elif method == "POST":
        client.setopt(pycurl.POST, True)
    elif method != "GET":
        client.setopt(pycurl.CUSTOMREQUEST, method)
    if body:
        client.setopt(pycurl.POSTFIELDS, body)
    try:
        client.perform()
    except pycurl.error:
        pass
    client.close()
