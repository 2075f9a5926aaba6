/** The pipelines that docs/check.md shows, read as their hosts read them. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: string;
  readonly jobs: { readonly redirects: { readonly steps: readonly Step[] } };
}

interface GitlabFile {
  readonly redirects: {
    readonly script: readonly string[];
    readonly artifacts: { readonly reports: { readonly junit: string } };
  };
}

/** The YAML block under a heading. */
function blockUnder(heading: string): unknown {
  const page = readFileSync('docs/check.md', 'utf8');
  const [, block = ''] = /```yaml\n(.*?)^```/ms.exec(page.split(`### ${heading}\n`)[1] ?? '') ?? [];
  return load(block);
}

/** @throws where there is none */
function checkIn(commands: readonly (string | undefined)[]): string {
  const command = commands.find((each) => each?.includes('detour check'));
  if (command === undefined) throw new Error('no step checks');
  return command.trim();
}

/** The check of the GitHub workflow, and the file that a later step sends to code scanning. */
export function githubCheck(): { readonly command: string; readonly sarif: string } {
  const { on, jobs } = blockUnder('GitHub Actions') as Workflow;
  if (on !== 'push') throw new Error('nothing starts the workflow');
  const { steps } = jobs.redirects;
  const upload = steps.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif@'));
  return { command: checkIn(steps.map(({ run }) => run)), sarif: upload?.with?.sarif_file ?? '' };
}

/** The check of the GitLab job, and the file that it hands to GitLab. */
export function gitlabCheck(): { readonly command: string; readonly junit: string } {
  const { script, artifacts } = (blockUnder('GitLab') as GitlabFile).redirects;
  return { command: checkIn(script), junit: artifacts.reports.junit };
}
