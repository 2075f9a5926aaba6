/** The HAR 1.2 JSON schema from the package har-schema. */
import { Ajv } from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import addFormats from 'ajv-formats';
import * as harSchemas from 'har-schema';
import { platformUrl } from '../platform-url.ts';

const ajv = addFormats.default(new Ajv({ strict: false }));
ajv.addMetaSchema(draft06);
// HAR requires the request's absolute URL. Browsers send and write some that RFC 3986 does not allow, such as `?{a}|b`.
ajv.addFormat('uri', (text: string) => platformUrl(text) !== undefined);
for (const schema of Object.values(harSchemas)) {
  if (typeof schema === 'object') ajv.addSchema(schema);
}

/** Describes what is wrong with a HAR; undefined if nothing is. */
export function harProblems(har: unknown): string | undefined {
  return ajv.validate('har.json#', har) ? undefined : ajv.errorsText();
}
