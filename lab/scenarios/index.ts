/** All scenarios, in the order in which the lab lists and plays them. */
import type { Scenario } from '../scenario.ts';
import { abandoned } from './abandoned.ts';
import { apis } from './apis.ts';
import { cache } from './cache.ts';
import { clientSide } from './client-side.ts';
import { cookies } from './cookies.ts';
import { cors } from './cors.ts';
import { detours } from './detours.ts';
import { encoded } from './encoded.ts';
import { extensions } from './extensions.ts';
import { failures } from './failures.ts';
import { forms } from './forms.ts';
import { hostile } from './hostile.ts';
import { internal } from './internal.ts';
import { limits } from './limits.ts';
import { locations } from './locations.ts';
import { matrix } from './matrix.ts';
import { notFollowed } from './not-followed.ts';
import { origins } from './origins.ts';
import { other3xx } from './other-3xx.ts';
import { plain } from './plain.ts';
import { reportedAnswers } from './reported-answers.ts';
import { reportedCalls } from './reported-calls.ts';
import { reportedLocations } from './reported-locations.ts';
import { reportedPages } from './reported-pages.ts';
import { resources } from './resources.ts';
import { sameSite } from './same-site.ts';
import { sources } from './sources.ts';
import { unsafe } from './unsafe.ts';
import { uploads } from './uploads.ts';
export const scenarios: readonly Scenario[] = [
  ...forms,
  ...apis,
  ...uploads,
  ...matrix,
  ...locations,
  ...resources,
  ...sources,
  ...origins,
  ...cors,
  ...cookies,
  ...sameSite,
  ...internal,
  ...unsafe,
  ...extensions,
  ...limits,
  ...detours,
  ...notFollowed,
  ...other3xx,
  ...clientSide,
  ...encoded,
  ...failures,
  ...abandoned,
  ...cache,
  ...reportedPages,
  ...reportedCalls,
  ...reportedAnswers,
  ...reportedLocations,
  ...hostile,
  ...plain,
];

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));

/** Finds a scenario by its ID. */
export function findScenario(id: string): Scenario | undefined {
  return byId.get(id);
}
