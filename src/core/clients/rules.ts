/** Rules that several clients share. */
import { requiredMethod } from '../standards/redirect.ts';
import type { Case, Target } from './model.ts';

/** 301, 302 and 303, whose names say that the resource is elsewhere, but nothing about the request. */
const CHANGING = [301, 302, 303];

export const isSafe = (method: string) => method === 'GET' || method === 'HEAD';

/** Follows the given statuses, whatever the method. */
export const following =
  (...statuses: number[]) =>
  ({ status }: Pick<Case, 'status'>) =>
    statuses.includes(status);

/** Follows any response with a Location. */
export const followsAll = () => true;

/** Follows GET and HEAD on the given statuses, and every other method only on 303. */
export const followingSafe =
  (...statuses: number[]) =>
  ({ status, method }: Pick<Case, 'status' | 'method'>) =>
    isSafe(method) ? statuses.includes(status) : status === 303;

/** As Fetch requires, except that HEAD becomes GET on 303, too. */
export const fetchButHead = (status: number, method: string) =>
  status === 303 ? 'GET' : requiredMethod(status, method);

/** All methods except GET and HEAD become GET on 301, 302 and 303. */
export const unsafeToGet = (status: number, method: string) =>
  CHANGING.includes(status) && !isSafe(method) ? 'GET' : method;

/** Like `unsafeToGet`, also on 300. */
export const unsafeToGetOn300 = (status: number, method: string) =>
  status === 300 && !isSafe(method) ? 'GET' : unsafeToGet(status, method);

export const sameMethod = (_status: number, method: string) => method;

/** The body is sent again unless the status is 301, 302 or 303, even if the method stays. */
export const notOnChanging = ({ status }: Pick<Case, 'status'>) => !CHANGING.includes(status);

export const always = () => true;

const OTHER_HOSTS: readonly Target[] = ['other-host', 'to-subdomain', 'to-parent'];

/** The same host name, whatever the scheme and port. */
export const isSameHost = ({ target }: Pick<Case, 'target'>) => !OTHER_HOSTS.includes(target);

export const isToHttp = ({ target }: Pick<Case, 'target'>) =>
  target === 'to-http' || target === 'to-http-default';

/** From HTTP to HTTPS or back. */
export const changesScheme = (redirect: Pick<Case, 'target'>) =>
  isToHttp(redirect) || redirect.target === 'to-https' || redirect.target === 'to-https-default';
