/** Strings in the source that look like text but are not in the user's language. */
import type { FoundText } from '../../../scripts/locales/texts.ts';

/** Strings that are compared, sent, or written for programs, by file. */
const NO_TEXTS: readonly (readonly [file: RegExp, text: RegExp, why: string])[] = [
  [
    /^src\/core\/(findings\/|standards\/references|transition\/header-rules)/,
    /^(Fetch|Fetch Metadata|Referrer Policy|CSP3|WebSockets|Service Workers|RFC \d+\w*)\b(?:[^.]|\.\d)*$|^Google Search, redirects$|^Local Network Access$|^Amazon S3, query authentication$|^Client Hints Infrastructure$/,
    'standards and their sections',
  ],
  [
    /^src\/core\/clients\//,
    /^(Go|Java|Apache|Node|Python|Ruby|Rust|Spring|Playwright) [\w:/-]+( \d| \(Boot\))?$/,
    'names of programs',
  ],
  [/^src\/core\/layers\/bodies/, /</, 'pages of servers'],
  [/^src\/core\/layers\/bodies/, /Redirecting to \{\w+\}\.?$/, 'a page of a server'],
  [/^src\/core\/layers\/layer-text/, /^Set-Cookie: \$1$/, 'the name of a header'],
  [/^src\/core\/layers\/layer\.ts/, /^Azure Front Door$/, 'the name of a product'],
  [/^src\/core\/http\/status-codes/, /^[A-Z][a-z]+ [A-Z][a-z]+$/, 'reason phrases'],
  [/^src\/core\/formats\/fixes\//, /./, 'configuration'],
  [/^src\/core\/formats\/copy-as\//, /[({@]/, 'code'],
  [/^src\/core\/formats\/har\//, /./, 'files in English, which anybody may open'],
  [/^src\/core\/(chain\/schema|formats\/ndjson\/record-schema)/, /./, 'words of the JSON Schema'],
  [
    /^src\/core\/formats\/report\/viewer-page/,
    /^This page needs scripts|^\(async|^data:image|^<(!doctype|script)/,
    'what stands in a page before its scripts run',
  ],
  [/^src\/core\/formats\/json\/json-error/, /^first (key|value)$/, 'states of a parser'],
  [/^src\/core\/redact\//, /^(form field|path segment)$/, 'keys of places'],
  [/^src\/core\/redact\/places\/known-formats/, /^Hugging Face$/, 'the name of a company'],
  [/^src\/core\/redact\//, /^[a-z0-9_ -]{50,}$/, 'names of headers and parameters'],
  [/^src\/core\/redact\/names/, /^(question secret security|sessions tokens)$/, 'words of names'],
  [
    /^src\/core\/(http\/cookies\/obstacles|findings\/kit\/cookies\/cookie-advice)/,
    /^SameSite/,
    'keys of obstacles',
  ],
  [/^src\/core\/chain\/network-error/, /^[a-z]+( [a-z]+)+$/, 'errors in the browsers’ words'],
  [/^src\/core\/compare\/routine/, /^[a-z -]+$/, 'names of headers'],
  [/^src\/core\/compare\/words/, /^(gone|new|changed|same)$/, 'keys of changes'],
  [/^src\/panel\/App/, /^status bar$/, 'a part of the panel, for diagnostics'],
  [/^src\/panel\/ui\/boundary\/diagnostics/, /./, 'diagnostics, in English for whoever mends it'],
  [/^src\/panel\/details\/hops\/HopItem/, /^Location:$/, 'the name of a header'],
  [/^src\/panel\/ui\/controls\/SecretNames/, /^tenant, X-Internal-Key$/, 'names for example'],
  [/^src\/core\/text\/quantities/, /^(< )?[$1]+ (ms|min)$/, 'units'],
  [/^src\/core\/formats\/index/, /^Markdown$/, 'the name of a format'],
  [/^src\/panel\/export\/export-choice/, /^(form field|path segment)$/, 'keys of places'],
  [/^src\/panel\/list\/groups\/groups/, /^no tab$/, 'the key of a group'],
  [
    /^src\/panel\/connection\/runtime-port/,
    /^context invalidated$/,
    'an error in the browser’s words',
  ],
  [/^src\/panel\/ui\/(menu\/use-context-menu|controls\/Dialog)/, /^[a-z[\], ]+$/, 'selectors'],
  [/^src\/background\/capture\/request-event/, /^unknown error$/, 'recorded as an error’s name'],
];

/** Returns the untranslated texts in the source that should be translated. */
export function untranslated(bare: readonly FoundText[]): string[] {
  return bare
    .filter((found) => !isNoText(found))
    .map(({ file, line, text }) => `${file}:${line}: ${text}`);
}

/** Returns the reasons that no longer apply to anything. */
export function needless(bare: readonly FoundText[]): string[] {
  return NO_TEXTS.filter(
    ([file, text]) => !bare.some((found) => file.test(found.file) && text.test(found.text)),
  ).map(([, , why]) => why);
}

function isNoText({ file, text }: FoundText): boolean {
  return NO_TEXTS.some(([place, words]) => place.test(file) && words.test(text));
}
