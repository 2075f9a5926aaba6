/** Which strings in a module are shown to the user, as far as its syntax and its names reveal. */

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** What is known about a node from its position. */
export interface Role {
  /** A string there is shown. */
  readonly isShown: boolean;
  /** It belongs to a function, or a table, whose strings are shown. */
  readonly says: boolean;
}

export const NOWHERE: Role = { isShown: false, says: false };
const SHOWN: Role = { isShown: true, says: false };
const SAYS: Role = { isShown: false, says: true };
const TABLE: Role = { isShown: true, says: true };

/** Attributes and properties that are read to the user. */
const READ_OUT =
  /^(?:title|tip|alt|placeholder|label|summary|heading|text|note|hint|explanation|remedy|message|aria-(?:label|description|valuetext|roledescription))$/;

/** The names of functions that return a text, and of tables of texts. */
const SPEAKING =
  /[a-z](?:Text|Label|Word|Title|Tip|Note|Hint)$|^(?:\w+_)?(?:NAMES|WORDS|TEXTS|LABELS|TITLES|TIPS|NOTES|EXPLANATIONS|REASONS)$/;

/** What a string in an expression is if it is shown unchanged, or as one of several. */
const TRANSPARENT =
  /^(?:ConditionalExpression|LogicalExpression|ParenthesizedExpression|TSAsExpression|TSSatisfiesExpression|JSXExpressionContainer|TemplateElement)$/;

const STATEMENT =
  /^(?:BlockStatement|IfStatement|SwitchStatement|SwitchCase|TryStatement|FunctionBody)$/;

/** Derives what is known about a child, which is the property `key` of its parent. */
export function roleOf(key: string, parent: Node, role: Role): Role {
  switch (parent.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return key === 'children' ? SHOWN : NOWHERE;
    case 'JSXAttribute':
      return key === 'value' && READ_OUT.test(nameOf(parent.name)) ? SHOWN : NOWHERE;
    case 'Property':
      if (key !== 'value') return NOWHERE;
      return READ_OUT.test(nameOf(parent.key)) ? SHOWN : role.says ? TABLE : NOWHERE;
    case 'VariableDeclarator':
      return SPEAKING.test(nameOf(parent.id)) && key === 'init' ? SAYS : NOWHERE;
    case 'FunctionDeclaration':
      return SPEAKING.test(nameOf(parent.id)) && key === 'body' ? SAYS : NOWHERE;
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return key === 'body' && role.says ? (parent.expression ? SHOWN : SAYS) : NOWHERE;
    case 'ReturnStatement':
      return role.says ? SHOWN : NOWHERE;
    case 'ObjectExpression':
      return role.says ? SAYS : NOWHERE;
    default:
      return withinOther(key, parent, role);
  }
}

function withinOther(key: string, parent: Node, role: Role): Role {
  if (STATEMENT.test(parent.type)) return role.says && key !== 'test' ? SAYS : NOWHERE;
  if (parent.type === 'BinaryExpression') return parent.operator === '+' ? role : NOWHERE;
  const isAsked = key === 'test' || (key === 'left' && parent.operator === '&&');
  return TRANSPARENT.test(parent.type) && !isAsked ? role : NOWHERE;
}

function nameOf(node: unknown): string {
  const { name, value } = (node ?? {}) as { name?: unknown; value?: unknown };
  return String(name ?? value ?? '');
}

/** Returns a node's children, each with the name of its property. */
export function childrenOf(node: Node): [key: string, child: Node][] {
  return Object.entries(node).flatMap(([key, value]) =>
    [value]
      .flat()
      .filter((child): child is Node => typeof (child as Node | null)?.type === 'string')
      .map((child): [string, Node] => [key, child]),
  );
}
