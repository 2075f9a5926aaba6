/** What a HAR entry says about a request's body. */
import {
  type BodySummary,
  contentLength,
  type Header,
  headerValue,
} from '../../../../chain/chain.ts';
import { digestOf } from '../../../../decode/digest.ts';
import { isObject, type JsonObject } from '../../../json-object.ts';
import { toFields } from '../own/own-entry.ts';

/** Bodies larger than this are not worth their memory, in bytes; the same limit as for bodies from webRequest. */
const MOST_TEXT = 64 * 1024;

/** Reads a body, if the file contains all of it: a text of a different length than was sent doesn't count. */
export function readBody(
  request: JsonObject,
  method: string,
  headers: readonly Header[] | undefined,
): BodySummary {
  const { postData, bodySize } = request;
  const length = contentLength(headers);
  const text = isObject(postData) && typeof postData.text === 'string' ? postData.text : '';
  const params = isObject(postData) && Array.isArray(postData.params) ? postData.params : [];
  if (text !== '') {
    const isText = isObject(postData) && postData.encoding === undefined;
    return isText ? textBody(text, length, bodySize) : { kind: 'not-observable' };
  }
  if (params.length > 0) return paramsBody(params);
  return isBodiless(method, headers, length, bodySize)
    ? { kind: 'none' }
    : { kind: 'not-observable' };
}

/** Tools write binary bodies as if they were text, and uploads without their files. Firefox counts characters. */
function textBody(text: string, length: number | undefined, bodySize: unknown): BodySummary {
  const bytes = new TextEncoder().encode(text);
  const isKnown = typeof bodySize === 'number' && bodySize > 0;
  const sizes = length === undefined && isKnown ? [bodySize] : [length ?? bytes.length];
  if (!sizes.includes(bytes.length) && !(length === undefined && bodySize === text.length)) {
    return { kind: 'not-observable' };
  }
  return {
    kind: 'bytes',
    size: bytes.length,
    digest: digestOf([bytes]),
    ...(bytes.length <= MOST_TEXT && { text }),
  };
}

/** Charles writes only the fields of a form. */
function paramsBody(params: readonly unknown[]): BodySummary {
  const fields = params.filter(isObject).map(({ name, value, fileName }) => ({
    name: typeof name === 'string' ? name : '',
    value: typeof value === 'string' ? value : '',
    fileName,
  }));
  const names = fields.flatMap(({ fileName }) => (typeof fileName === 'string' ? [fileName] : []));
  if (names.length > 0) return { kind: 'files', names };
  const byName = toFields(fields);
  const encoded = new TextEncoder().encode(JSON.stringify(Object.entries(byName)));
  return {
    kind: 'form',
    digest: digestOf([encoded]),
    ...(encoded.length <= MOST_TEXT && { fields: byName }),
  };
}

/**
 * Chrome also writes a size of 0 if it doesn't know the body, but the headers then describe one. Scripts set
 * Content-Type on GET requests, too, which have no body if no length is given and none was counted.
 */
function isBodiless(
  method: string,
  headers: readonly Header[] | undefined,
  length: number | undefined,
  bodySize: unknown,
): boolean {
  if (length !== undefined) return length === 0;
  if (typeof bodySize === 'number' && bodySize > 0) return false;
  if (headerValue(headers, 'transfer-encoding')) return false;
  const isGet = method === 'GET' || method === 'HEAD';
  if (headerValue(headers, 'content-type')) return isGet && bodySize === 0;
  return isGet || (bodySize === 0 && headers !== undefined);
}
