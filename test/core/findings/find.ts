import type { Finding } from '../../../src/core/findings/finding.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { type DrawnRequest, record } from '../../chains.ts';

/** The ids of all findings of a drawn chain, in order. */
export function idsOf(drawing: string, request?: DrawnRequest): string[] {
  return findingsOf(record(drawing, request)).map(({ id }) => id);
}

/** What one rule finds in a drawn chain. */
export function found(id: string, drawing: string, request?: DrawnRequest): Finding[] {
  return findingsOf(record(drawing, request)).filter((finding) => finding.id === id);
}
