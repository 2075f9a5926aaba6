/** Starts an engine in a folder and runs all queries. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Row } from './compare.ts';
import type { Program } from './engines.ts';
import { type Taken, takenBy } from './process-tree.ts';
import type { Query } from './queries.ts';

export interface Answer {
  readonly heading: string;
  readonly seconds: number;
  readonly rows: readonly Row[];
}

export interface Answers {
  readonly version: string;
  readonly answers: readonly Answer[];
  readonly taken: Taken | undefined;
}

/** A line printed by a program. */
type Line = { readonly version: string } | Answer | { readonly done: true };

/**
 * @param folder the folder with the queried files, in which the program is started
 * @param answered called for each query
 * @throws with the last error output if it doesn't finish
 */
export async function ask(
  { command, env }: Program,
  folder: string,
  queries: readonly Query[],
  answered: (answer: Answer) => void = () => {},
): Promise<Answers> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...env } });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-4000);
  });
  child.stdin.on('error', () => {}); // it may exit without reading
  const failed = new Promise<never>((_, reject) => child.on('error', reject));
  failed.catch(() => {}); // after the last answer, nothing waits for it
  child.stdin.write(`${JSON.stringify(queries)}\n`);
  try {
    const lines = createInterface(child.stdout);
    const read = async () => {
      let version = '';
      const answers: Answer[] = [];
      for await (const text of lines) {
        const line: Line = JSON.parse(text);
        if ('version' in line) version = line.version;
        else if ('done' in line) return { version, answers, taken: takenBy(child.pid ?? 0) };
        else answered(line);
        if ('rows' in line) answers.push(line);
      }
      throw new Error(complaints.trim().split('\n').slice(-5).join('\n'));
    };
    return await Promise.race([read(), failed]);
  } finally {
    child.stdin.end(); // it waits for this, so that its resource usage could be read
  }
}
