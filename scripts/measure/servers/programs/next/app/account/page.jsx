import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

export default async function Page() {
  const jar = await cookies();
  if (!jar.get('session')) redirect('/login?next=/account');
  return <p>account</p>;
}
