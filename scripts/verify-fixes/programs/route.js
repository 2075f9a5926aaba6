/** Lets the application decide about a request; Next.js provides its URL. */
async function decide(request) {
  const { pathname, search } = request.nextUrl;
  const answer = await fetch(`http://127.0.0.1:${process.env.APPLICATION}/`, {
    method: request.method,
    redirect: 'manual',
    headers: {
      'x-uri': pathname + search,
      'x-host': request.headers.get('host'),
      'x-proto': request.headers.get('x-forwarded-proto') ?? 'http',
    },
    ...(request.method === 'POST' && { body: await request.text() }),
  });
  const location = answer.headers.get('location');
  return new Response(await answer.text(), {
    status: answer.status,
    headers: location ? { location } : {},
  });
}

export const dynamic = 'force-dynamic';
export const GET = decide;
export const POST = decide;
