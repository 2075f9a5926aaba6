/**
 * A chain as calls of PowerShell's Invoke-WebRequest (7 or later), one per hop, because it follows redirects by its own
 * rules.
 */

import type { RedirectChain } from '../../chain/chain.ts';
import { groupBy } from '../../lists/group-by.ts';
import { byName } from '../../transition/header-changes.ts';
import type { Copied } from './copied.ts';
import { notesOn } from './notes.ts';
import { powerShellText } from './quote.ts';
import { type SentBody, type SentRequest, toSentRequests } from './sent-request.ts';

/** The methods that `-Method` accepts; others need `-CustomMethod`. */
const METHODS = /^(?:GET|HEAD|POST|PUT|DELETE|TRACE|OPTIONS|PATCH)$/;

/** Writes the calls; each prints the status and the Location. */
export function toPowerShell(chain: RedirectChain): Copied {
  const requests = toSentRequests(chain);
  return { text: requests.map(toCall).join('\n\n'), notes: notesOn(requests) };
}

function toCall(request: SentRequest): string {
  const { method, url, body } = request;
  const members = [
    `Uri = ${powerShellText(url)}`,
    `${METHODS.test(method) ? 'Method' : 'CustomMethod'} = ${powerShellText(method)}`,
    ...headerMember(request),
    ...bodyMember(body),
    'MaximumRedirection = 0',
    'SkipHttpErrorCheck = $true',
    'SkipHeaderValidation = $true',
    "ErrorAction = 'SilentlyContinue'",
  ];
  return [
    '$request = @{',
    ...members.map((member) => `  ${member}`),
    '}',
    '$response = Invoke-WebRequest @request',
    '"$($response.StatusCode) $($response.Headers.Location)"',
  ].join('\n');
}

/** A hash table contains each name only once, ignoring case. */
function headerMember({ headers }: SentRequest): string[] {
  if (headers.length === 0) return [];
  const lines = [...byName(headers)].map(([key, { name, values }]) => {
    const value = values.join(key === 'cookie' ? '; ' : ', ');
    return `    ${powerShellText(name)} = ${powerShellText(value)}\n`;
  });
  return [`Headers = @{\n${lines.join('')}  }`];
}

function bodyMember(body: SentBody): string[] {
  if (body.kind === 'text') {
    // Versions encode non-ASCII characters differently.
    return [`Body = [Text.Encoding]::UTF8.GetBytes(${powerShellText(body.text)})`];
  }
  if (body.kind !== 'multipart') return [];
  const fields = groupBy(
    body.fields,
    ({ name }) => name,
    ({ value }) => value,
  );
  const lines = [...fields].map(
    ([name, values]) =>
      `    ${powerShellText(name)} = @(${values.map(powerShellText).join(', ')})\n`,
  );
  return [`Form = @{\n${lines.join('')}  }`];
}
