/** Common complaints, their typical causes, and the scenarios that demonstrate them. */
import type { Complaint } from './complaints/complaint.ts';
import { wrongEnds } from './complaints/ends.ts';
import { lostThings } from './complaints/lost.ts';
import { longWays } from './complaints/ways.ts';

/** The most common first, within each theme. */
export const complaints: readonly Complaint[] = [...lostThings, ...longWays, ...wrongEnds];
