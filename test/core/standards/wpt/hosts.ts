/** The names that web-platform-tests gives its hosts (common/get-host-info.sub.js). */
export const HTTP_ORIGIN = 'http://web-platform.test:8000';
export const HTTP_REMOTE_ORIGIN = 'http://www1.web-platform.test:8000';

export const STATUSES = [301, 302, 303, 307, 308] as const;
