/** Secrets that their format alone reveals, anywhere. */
import { t } from '../../text/i18n.ts';
import { type Layer, withoutEscapes } from '../layer.ts';
import type { Search } from '../search.ts';

/**
 * Prefixes that their issuers chose so that a leaked secret is recognised, each with what follows it. What a service calls
 * public is not among them: access key IDs of AWS (`AKIA…`), publishable keys of Stripe (`pk_live_…`).
 *
 * | sources | |
 * |---|---|
 * | GitHub | https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats |
 * | GitLab | https://docs.gitlab.com/security/tokens/#token-prefixes |
 * | Slack | https://docs.slack.dev/authentication/tokens |
 * | Stripe | https://docs.stripe.com/keys, https://docs.stripe.com/webhooks/signature |
 * | Google | https://docs.cloud.google.com/docs/authentication/api-keys, …/authentication/token-types |
 * | npm, PyPI | https://docs.npmjs.com/about-access-tokens, https://pypi.org/help/#apitoken |
 * | OpenAI, Anthropic, Hugging Face, SendGrid, Shopify, DigitalOcean, Vault, Atlassian | the vendors' pages on their keys, and the rules of https://github.com/gitleaks/gitleaks (config/gitleaks.toml) |
 */
const PREFIXES: readonly (readonly [name: string, prefix: string, rest: string])[] = [
  ['GitHub', 'gh[pousr]_', '\\w{30,}'],
  ['GitHub', 'github_pat_', '\\w{22,}'],
  ['GitLab', 'gl(?:pat|oas|dt|rt|ptt|ft|imt|agent|soat|cbt)-', '[\\w-]{20,}(?:\\.[\\w-]+){0,2}'],
  ['Slack', 'xox[a-z]-', '[\\w-]{10,}'],
  ['Slack', 'xapp-', '\\d-[\\w-]{10,}'],
  ['Stripe', '(?:sk|rk)_(?:live|test)_', '\\w{10,}'],
  ['Stripe', 'whsec_', '[\\w+/=]{20,}'],
  ['Google', 'AIza', '[\\w-]{35}'],
  ['Google', 'ya29\\.', '[\\w.-]{20,}'],
  ['Google', 'GOCSPX-', '[\\w-]{20,}'],
  ['npm', 'npm_', '[A-Za-z\\d]{36}'],
  ['PyPI', 'pypi-', 'AgE[\\w-]{50,}'],
  ['Anthropic', 'sk-ant-', '[\\w-]{20,}'],
  ['OpenAI', 'sk-(?:proj|svcacct|admin)-', '[\\w-]{20,}'],
  ['OpenAI', 'sk-', '[A-Za-z\\d]{40,}'],
  ['Hugging Face', 'hf_', '[A-Za-z]{34}'],
  ['SendGrid', 'SG\\.', '[\\w-]{22}\\.[\\w-]{43}'],
  ['Shopify', 'shp(?:at|ca|pa|ss)_', '[\\da-f]{32}'],
  ['DigitalOcean', 'do[opr]_v1_', '[\\da-f]{64}'],
  ['Vault', 'hv[sbr]\\.', '[\\w-]{24,}'],
  ['Atlassian', 'ATATT3', '[\\w=-]{40,}'],
];

const PREFIX = new RegExp(
  `(?<![A-Za-z\\d])(?:${PREFIXES.map(([, prefix]) => `(${prefix})`).join('|')})`,
  'g',
);
const RESTS = PREFIXES.map(([, , rest]) => new RegExp(rest, 'y'));

/** Base64url of `{"`, of `{ "`, or of a brace and other white space that JSON allows before the quote. */
const JWT_BEGIN = /e(?:yJ|yA[giKN]|wo[giJK]|w0K|wk[giJ])/g;

/** Three or five parts, the first of which is a JSON object: JWS and JWE (RFC 7515 §3.1, RFC 7516 §3.1). */
const JWT = /e[\w-]{8,}\.[\w-]*\.[\w-]+(?:\.[\w-]*){0,2}/y;

/**
 * A private key in PEM (RFC 7468 §10, §11; those of OpenSSH and PGP look similar); forms write a space as a plus sign.
 */
const BEGIN_KEY = /-----BEGIN[ +](?:[A-Z\d]{1,20}[ +]){0,3}PRIVATE[ +]KEY(?:[ +]BLOCK)?-----/g;
const END_KEY = '-----END';

/** Each of these tokens, and every JWT, contains at least this many such characters in a row. */
const TOKEN_LIKE = /[\w.+/=-]{12}/;

/** Finds known formats in a decoded text: escapes may stand before and within a secret. */
export function findKnownFormats(written: Layer, search: Search): void {
  search.count(written.text.length);
  const layer = withoutEscapes(written);
  const { text } = layer;
  if (TOKEN_LIKE.test(text)) {
    findPrefixed(layer, search);
    findJwts(layer, search);
  }
  findPrivateKeys(layer, search);
}

/** Finds tokens with their issuers' prefixes. */
function findPrefixed(layer: Layer, search: Search): void {
  const { text } = layer;
  const prefix = new RegExp(PREFIX);
  for (let found = prefix.exec(text); found; found = prefix.exec(text)) {
    const row = found.slice(1).findIndex((each) => each !== undefined);
    const [issuer = ''] = PREFIXES[row] ?? [];
    const rest = RESTS[row];
    if (!rest) continue;
    rest.lastIndex = prefix.lastIndex;
    if (!rest.test(text)) continue;
    search.found(layer.slice(found.index, rest.lastIndex), t`${issuer} token`, 'token');
    prefix.lastIndex = rest.lastIndex;
  }
}

/** Finds JSON Web Tokens. */
function findJwts(layer: Layer, search: Search): void {
  const begin = new RegExp(JWT_BEGIN);
  for (const { index, 0: parts } of layer.text.matchAll(/[\w.-]+/g)) {
    begin.lastIndex = 0;
    // The first part must be followed by a dot; the earliest beginning gives the longest token.
    for (let found = begin.exec(parts); found; found = begin.exec(parts)) {
      JWT.lastIndex = found.index;
      const dot = parts.indexOf('.', found.index);
      if (dot < 0) break;
      begin.lastIndex = dot;
      if (!JWT.test(parts)) continue;
      search.found(layer.slice(index + found.index, index + JWT.lastIndex), 'JWT', 'token');
      begin.lastIndex = JWT.lastIndex;
    }
  }
}

function findPrivateKeys(layer: Layer, search: Search): void {
  const { text } = layer;
  if (!text.includes('-----BEGIN')) return;
  const begin = new RegExp(BEGIN_KEY);
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const end = text.indexOf(END_KEY, begin.lastIndex);
    const to = end < 0 ? text.length : end;
    search.found(layer.slice(begin.lastIndex, to), t`private key`, 'token');
    begin.lastIndex = to;
  }
}
