/** The remedy if a client didn't forward the request as browsers do, which no server can change. */
import { msg } from '../../../text/i18n.ts';

export const SUSPECTS = msg`No browser does this by itself. Check for an extension, proxy or
  security product between the page and the server.`;
