/** What the source's modules import. Types count, because readers of a module read them, too. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** An import: of a file, by its path from the root of the repository, or of a package. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

/** Returns all imports of a folder's modules, including workers that they start. */
export function importsBelow(folder: string): Import[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
    .flatMap((file) => importsOf(path.posix.join(folder, file)));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module;
  const found = [
    ...staticImports.map(({ moduleRequest, entries }) => ({
      name: moduleRequest.value,
      isType: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ name: moduleRequest.value, isType }] : [],
      ),
    ),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      name: text.slice(start + 1, end - 1),
      isType: false,
    })),
    ...[...text.matchAll(/new URL\('([^']+)', import\.meta\.url\)/g)].map(([, name = '']) => ({
      name,
      isType: false,
    })),
  ];
  return found.map(({ name, isType }) => ({ from: file, to: resolve(file, name), isType }));
}

function resolve(file: string, name: string): string {
  return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name;
}

/**
 * Finds circles among the files and folders in one folder, for every folder. A circle of files belongs to their common
 * folder.
 * @returns each circle as `src/core: chain → record → chain`
 */
export function circles(imports: readonly Import[]): string[] {
  const byFolder = new Map<string, Map<string, Set<string>>>();
  for (const { from, to } of imports) {
    const [a, b] = [from.split('/'), to.split('/')];
    if (a[0] !== b[0] || from === to) continue;
    const depth = a.findIndex((part, index) => part !== b[index]);
    const graph = entry(byFolder, a.slice(0, depth).join('/'), () => new Map());
    entry(graph, a[depth] ?? '', () => new Set()).add(b[depth] ?? '');
  }
  return [...byFolder].flatMap(([folder, graph]) => {
    const circle = circleIn(graph);
    return circle ? [`${folder}: ${circle.join(' → ')}`] : [];
  });
}

/** Returns one circle of a graph, with its first node repeated at the end; undefined if there is none. */
function circleIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...way, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return undefined;
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** Returns all files that a module needs at run time, including itself. */
export function reachedFrom(file: string, imports: readonly Import[]): Set<string> {
  const reached = new Set([file]);
  for (const each of reached) {
    for (const { from, to, isType } of imports) if (from === each && !isType) reached.add(to);
  }
  return reached;
}
