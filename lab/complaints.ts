/** What people complain of, what typically causes it, and the scenarios in which it can be seen to happen. */
import type { Complaint } from './complaints/complaint.ts';
import { wrongEnds } from './complaints/ends.ts';
import { lostThings } from './complaints/lost.ts';
import { longWays } from './complaints/ways.ts';

/** The commonest first, within each theme. */
export const complaints: readonly Complaint[] = [...lostThings, ...longWays, ...wrongEnds];
