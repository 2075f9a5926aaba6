/**
 * HARs drawn in text, for tests: as any tool could write them, without a field of Detour's own. An entry a line:
 *
 *     0+20 POST http://a.test/login 302>/home {Cookie: x} document page=1
 *
 * is its start and its duration in milliseconds (5 unless it says otherwise), method, URL, status with the Location that
 * it sends, request headers, `_resourceType` and page.
 */
export interface DrawnHar {
  readonly log: { readonly entries: readonly DrawnEntry[] };
}

export interface DrawnEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: { readonly method: string; readonly url: string; readonly headers: Header[] };
  readonly response: { readonly status: number; readonly headers: Header[] };
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly _resourceType?: string;
  readonly pageref?: string;
}

interface Header {
  readonly name: string;
  readonly value: string;
}

const ENTRY =
  /^(\d+)(?:\+(\d+))? (\w+) (\S+) (\d+)(?:>(\S*))?(?: \{([^}]*)\})?(?: (?!page=)(\w+))?(?: page=(\S+))?$/;

/** Creates the HAR of a drawing. */
export function drawHar(drawing: string): DrawnHar {
  const lines = drawing.split('\n').map((line) => line.trim());
  return { log: { entries: lines.filter((line) => line !== '').map(drawEntry) } };
}

function drawEntry(line: string): DrawnEntry {
  const [, start, duration = '5', method = '', url = '', status, location, headers, type, page] =
    ENTRY.exec(line) ?? [];
  if (!method) throw new Error(`not an entry: "${line}"`);
  const time = Number(duration);
  return {
    startedDateTime: new Date(1_700_000_000_000 + Number(start)).toISOString(),
    time,
    request: {
      method,
      url,
      headers: [{ name: 'Host', value: new URL(url).host }, ...readHeaders(headers)],
    },
    response: {
      status: Number(status),
      headers: location === undefined ? [] : [{ name: 'Location', value: location }],
    },
    timings: { send: 0, wait: time, receive: 0 },
    ...(type !== undefined && { _resourceType: type }),
    ...(page !== undefined && { pageref: page }),
  };
}

function readHeaders(text = ''): Header[] {
  return text.split(';').flatMap((header) => {
    const [name = '', value] = header.split(/:\s*(.*)/s);
    return value === undefined ? [] : [{ name: name.trim(), value }];
  });
}
