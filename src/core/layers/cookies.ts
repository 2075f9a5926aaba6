/** The names of the cookies that frameworks set by themselves: anyone may choose the same. */
import { LAYERS, type Layer } from './layer.ts';

export const COOKIE_NAMES: readonly (readonly [name: RegExp, layer: Layer, source?: string])[] = [
  [
    /^csrftoken$/,
    LAYERS.django,
    'https://docs.djangoproject.com/en/stable/ref/settings/#csrf-cookie-name',
  ],
  [/^PHPSESSID$/, LAYERS.php],
  [/^laravel_session$/, LAYERS.laravel, 'https://laravel.com/docs/11.x/session'],
  [
    /^wordpress_(?:logged_in_|test_cookie|sec_)/,
    LAYERS.wordpress,
    'https://developer.wordpress.org/advanced-administration/wordpress/cookies/',
  ],
  [/^connect\.sid$/, LAYERS.express, 'https://expressjs.com/en/resources/middleware/session.html'],
  [
    /^ASP\.NET_SessionId$/,
    LAYERS.aspNet,
    'https://learn.microsoft.com/en-us/dotnet/api/system.web.configuration.sessionstatesection.cookiename',
  ],
  [
    /^\.AspNetCore\./,
    LAYERS.aspNet,
    'https://learn.microsoft.com/en-us/aspnet/core/security/authentication/cookie',
  ],
];
