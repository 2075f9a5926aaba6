/** Cookie and Set-Cookie header fields as HAR cookies (RFC 6265 §4). */
import type { Header } from '../chain.ts';
import type { HarCookie } from './har.ts';

/** Reads the cookies that a request sent. */
export function fromCookieHeaders(headers: readonly Header[]): HarCookie[] {
  return headers
    .filter((header) => header.name.toLowerCase() === 'cookie')
    .flatMap((header) => header.value.split(';'))
    .filter((pair) => pair.trim() !== '')
    .map(nameAndValue);
}

/** Reads the cookies that a response set. Browsers join several Set-Cookie fields with line feeds. */
export function fromSetCookieHeaders(headers: readonly Header[]): HarCookie[] {
  return headers
    .filter((header) => header.name.toLowerCase() === 'set-cookie')
    .flatMap((header) => header.value.split('\n'))
    .filter((line) => line.trim() !== '')
    .map(fromSetCookie);
}

function fromSetCookie(line: string): HarCookie {
  const [pair = '', ...attributes] = line.split(';');
  const values = new Map(
    attributes.map((attribute): [string, string] => {
      const { name, value } = nameAndValue(attribute);
      return [name.toLowerCase(), value];
    }),
  );
  const path = values.get('path');
  const domain = values.get('domain');
  const sameSite = values.get('samesite');
  return {
    ...nameAndValue(pair),
    ...(path && { path }),
    ...(domain && { domain }),
    ...(sameSite && { sameSite }),
    httpOnly: values.has('httponly'),
    secure: values.has('secure'),
  };
}

function nameAndValue(pair: string): { name: string; value: string } {
  const equals = pair.indexOf('=');
  if (equals < 0) return { name: pair.trim(), value: '' };
  return { name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() };
}
