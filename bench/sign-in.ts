import type { ServerProcess } from './server-process.js';

/** Signs in through the form, as a browser does. @returns the cookies to send, with the one that forms need */
export async function signIn(
  { url }: ServerProcess,
  account: { username: string; password: string },
): Promise<string> {
  const cookies = new Map<string, string>();
  const header = () => [...cookies].map((pair) => pair.join('=')).join('; ');
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(url + path, { redirect: 'manual', headers: { cookie: header() }, ...init });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      cookies.set(name!, value!);
    }
    return answer;
  };
  const _csrf = tokenIn(await (await ask('/sign-in')).text());
  const { status } = await ask('/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ _csrf, ...account }),
  });
  if (status !== 303) throw new Error(`Sign-in answered ${status}`);
  await ask('/');
  return header();
}

/** What the form of a page must be sent with. */
export const tokenIn = (page: string): string => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
