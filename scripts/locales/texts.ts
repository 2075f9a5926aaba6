/** The texts of the source: those that `t` and `msg` translate, and those that stand there untranslated. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { englishOf } from '../../src/core/i18n.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface FoundText extends Place {
  readonly text: string;
}

export interface SourceTexts {
  /** What is translated, in English as `core/i18n.ts` asks for it. */
  readonly translated: readonly FoundText[];
  /** What would be shown as it stands: words in JSX, and sentences in strings. */
  readonly bare: readonly FoundText[];
  /** Translations at the top level of a module, which run before the language is known. */
  readonly early: readonly FoundText[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Attributes that are read to the user. */
const READ_OUT =
  /^(?:title|tip|alt|placeholder|label|name|summary|text|aria-(?:label|description|valuetext|roledescription))$/;

/** Two words in a row: what a name, a selector, a class or a header's value hardly ever is. */
const SENTENCE = /(?:^|[^-\w.#:[/])[A-Za-z]?[a-z]+,? [a-zA-Z]*[a-z]{2}/;

const isFunction = ({ type }: Node) =>
  type === 'FunctionDeclaration' ||
  type === 'FunctionExpression' ||
  type === 'ArrowFunctionExpression';

/** Reads every module below a folder. */
export function sourceTexts(folder: string): SourceTexts {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
  const all = files.map((file) => textsOf(file, readFileSync(file, 'utf8')));
  return {
    translated: all.flatMap(({ translated }) => translated),
    bare: all.flatMap(({ bare }) => bare),
    early: all.flatMap(({ early }) => early),
  };
}

/** The texts of one module. */
export function textsOf(file: string, source: string): SourceTexts {
  const found = {
    translated: [] as FoundText[],
    bare: [] as FoundText[],
    early: [] as FoundText[],
  };
  const at = ({ start }: Node, text: string): FoundText => ({
    file,
    line: source.slice(0, start).split('\n').length,
    text,
  });
  const visit = (node: Node, inFunction: boolean): void => {
    if (isSilent(node)) return;
    const tag = tagOf(node);
    if (tag === 't' || tag === 'msg') {
      const quasi = node.quasi as Node;
      const text = englishOf(cooked(quasi));
      found.translated.push(at(node, text));
      if (tag === 't' && !inFunction) found.early.push(at(node, text));
      for (const value of quasi.expressions as Node[]) visit(value, inFunction);
      return;
    }
    if (node.type === 'JSXAttribute' && (node.name as Node).name === 'className') return;
    const text = bareText(node);
    if (text !== undefined) found.bare.push(at(node, text));
    for (const child of childrenOf(node)) visit(child, inFunction || isFunction(node));
  };
  visit(parseSync(file, source).program as unknown as Node, false);
  return found;
}

/** Imports, types and what is thrown at programmers are never shown. */
function isSilent({ type, ...node }: Node): boolean {
  if (type === 'ImportDeclaration' || type.startsWith('TS')) {
    return type !== 'TSAsExpression' && type !== 'TSSatisfiesExpression';
  }
  if (type !== 'NewExpression') return false;
  return ((node.callee as Node).name as string | undefined)?.endsWith('Error') ?? false;
}

function tagOf(node: Node): unknown {
  return node.type === 'TaggedTemplateExpression' ? (node.tag as Node).name : undefined;
}

function cooked(template: Node): string[] {
  return (template.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked);
}

function bareText(node: Node): string | undefined {
  switch (node.type) {
    case 'JSXText':
      return hasWord(node.value as string) ? (node.value as string).trim() : undefined;
    case 'JSXAttribute': {
      const [name, value] = [(node.name as Node).name, node.value as Node | null];
      const isText = value?.type === 'Literal' && READ_OUT.test(String(name));
      return isText && hasWord(String(value.value)) ? String(value.value) : undefined;
    }
    case 'Literal':
      return typeof node.value === 'string' ? sentence(node.value) : undefined;
    case 'TemplateLiteral':
      return sentence(englishOf(cooked(node)));
    default:
      return undefined;
  }
}

const hasWord = (text: string) => /[A-Za-z]{2}/.test(text);
const sentence = (text: string) => (SENTENCE.test(text) ? text : undefined);

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((child): child is Node => typeof (child as Node | null)?.type === 'string');
}
