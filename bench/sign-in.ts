import type { ServerProcess } from './server-process.js';

/** Signs in through the form, as a browser does. @returns the cookie to send */
export async function signIn(
  { url }: ServerProcess,
  account: { username: string; password: string },
): Promise<string> {
  const shown = await fetch(`${url}/sign-in`);
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookieOf(shown) },
    body: new URLSearchParams({ _csrf: tokenIn(await shown.text()), ...account }),
  });
  if (answer.status !== 303) throw new Error(`Sign-in answered ${answer.status}`);
  return cookieOf(answer);
}

/** What the form of a page must be sent with. */
export const tokenIn = (page: string): string => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
