import asyncio

import aiohttp

import probe


async def main() -> None:
    timeout = aiohttp.ClientTimeout(total=5)
    for method, url, body, headers in probe.requests():
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                async with session.request(method, url, data=body, headers=headers) as response:
                    await response.read()
            except (aiohttp.ClientError, asyncio.TimeoutError):
                pass


print(aiohttp.__version__)
asyncio.run(main())
