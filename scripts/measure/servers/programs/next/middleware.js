import { NextResponse } from 'next/server';

export const config = { matcher: '/secure/:path*' };

export function middleware(request) {
  const url = new URL(`https://${request.headers.get('host')}${request.nextUrl.pathname}`);
  url.search = request.nextUrl.search;
  return NextResponse.redirect(url, 301);
}
