/** The remedy where the request was not sent on as browsers send it: it is nothing that a server could change. */
import { msg } from '../../text/i18n.ts';

export const SUSPECTS = msg`No browser does this by itself. Check for an extension, proxy or
  security product between the page and the server.`;
