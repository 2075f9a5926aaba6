/** The parts that the viewer's page contains, read before anything in it changes. */
import { packedBytes, unpack } from '../core/formats/report/packed.ts';
import type { BLOCKS, PackedViewer } from '../core/formats/report/viewer-page.ts';

type BlockName = (typeof BLOCKS)[number];

/** A file that the page contains. */
export interface Carried {
  readonly file: File;
  /** The ID of the chain that is shown first. */
  readonly open: string | undefined;
}

/** Reads the viewer from its page, because a report contains it. */
export function ownViewer(): PackedViewer {
  const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv]');
  return {
    policy: meta?.content ?? '',
    script: textOf('script'),
    style: textOf('style'),
    licences: textOf('licences'),
    suffixes: textOf('suffixes'),
  };
}

/** Reads the license texts, or the public suffix list. */
export function readBlock(name: 'licences' | 'suffixes'): Promise<string> {
  return unpack(textOf(name));
}

/** Finds a file in the page; undefined if there is none. */
export function carriedFile(name: 'report' | 'example'): Carried | undefined {
  const block = find(name);
  if (!block) return undefined;
  const { name: fileName = name, open } = block.dataset;
  const file = new File([packedBytes(block.textContent ?? '')], decodeURIComponent(fileName));
  return { file, open: open === undefined ? undefined : decodeURIComponent(open) };
}

function textOf(name: BlockName): string {
  return find(name)?.textContent ?? '';
}

function find(name: BlockName): HTMLElement | null {
  return document.getElementById(`detour-${name}`);
}
