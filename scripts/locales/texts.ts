/** The texts of the source: those that `t` and `msg` translate, and untranslated ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { englishOf } from '../../src/core/text/i18n.ts';
import { childrenOf, NOWHERE, type Node, type Role, roleOf } from './shown.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface FoundText extends Place {
  readonly text: string;
}

export interface SourceTexts {
  /** The translated texts, in English, with the keys that `core/text/i18n.ts` looks up. */
  readonly translated: readonly FoundText[];
  /** What would be shown untranslated: any word where texts are shown, and sentences anywhere. */
  readonly bare: readonly FoundText[];
  /** Translations at the top level of a module, which run before the language is known. */
  readonly early: readonly FoundText[];
}

/** Two consecutive words, which names, selectors, classes and header values hardly ever are. */
const SENTENCE = /(?:^|[^-\w.#:[/])[A-Za-z]?[a-z]+,? [a-zA-Z]*[a-z]{2}/;

/** Reads every module in a folder. */
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

/** Reads the texts of a module. */
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
  const visit = (node: Node, inFunction: boolean, role: Role): void => {
    if (isSilent(node)) return;
    const tag = tagOf(node);
    if (tag === 't' || tag === 'msg') {
      const quasi = node.quasi as Node;
      const text = englishOf(cooked(quasi));
      found.translated.push(at(node, text));
      if (tag === 't' && !inFunction) found.early.push(at(node, text));
      for (const value of quasi.expressions as Node[]) visit(value, inFunction, NOWHERE);
      return;
    }
    const text = bareText(node, role.isShown);
    if (text !== undefined) found.bare.push(at(node, text));
    for (const [key, child] of childrenOf(node)) {
      visit(child, inFunction || isFunction(node), roleOf(key, node, role));
    }
  };
  visit(parseSync(file, source).program as unknown as Node, false, NOWHERE);
  return found;
}

/** Imports, types, classes and errors for developers are never shown; nor are operands of comparisons. */
function isSilent({ type, ...node }: Node): boolean {
  if (type === 'ImportDeclaration' || type.startsWith('TS')) {
    return type !== 'TSAsExpression' && type !== 'TSSatisfiesExpression';
  }
  if (type === 'JSXAttribute') return /class/i.test(String((node.name as Node).name));
  if (type !== 'NewExpression') return false;
  return ((node.callee as Node).name as string | undefined)?.endsWith('Error') ?? false;
}

function isFunction({ type }: Node): boolean {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);
}

function tagOf(node: Node): unknown {
  return node.type === 'TaggedTemplateExpression' ? (node.tag as Node).name : undefined;
}

function cooked(template: Node): string[] {
  return (template.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked);
}

function bareText(node: Node, isShown: boolean): string | undefined {
  const text = textOf(node);
  if (text === undefined) return undefined;
  return (isShown ? /[a-z]{2}/ : SENTENCE).test(text) ? text.trim() : undefined;
}

function textOf(node: Node): string | undefined {
  switch (node.type) {
    case 'JSXText':
      return node.value as string;
    case 'Literal':
      return typeof node.value === 'string' ? node.value : undefined;
    case 'TemplateLiteral':
      return englishOf(cooked(node));
    default:
      return undefined;
  }
}
