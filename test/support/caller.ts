import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Told while a request is on its way, so that something can be made to happen just then. */
export interface Watch {
  halfSent?(): void;
  sent?(): void;
}

/** As many requests a second as the application can answer: kept connections, and nothing done with the answer. */
export class Caller {
  private cookie = '';
  private token = '';

  /** @param agent shared by many callers, so that no connection stands idle until the other end hangs up */
  constructor(
    private readonly url: string,
    private readonly agent: Agent,
  ) {}

  async signIn(username: string, password: string): Promise<void> {
    await this.takeToken('/sign-in');
    const { status } = await this.post('/sign-in', { username, password });
    if (status !== 303) throw new Error(`Sign-in answered ${status}`);
    await this.takeToken('/');
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path, { accept: 'text/html' });
  }

  post(path: string, fields: Record<string, string>, watch?: Watch): Promise<Answer> {
    const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ _csrf: this.token, ...fields }).toString();
    return this.send('POST', path, headers, body, watch);
  }

  graphql(query: string, variables: object = {}, watch?: Watch): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    return this.send('POST', '/graphql', headers, JSON.stringify({ query, variables }), watch);
  }

  /** Of the form on a page, for what is posted next. */
  async takeToken(page: string): Promise<void> {
    const { body } = await this.get(page);
    this.token = /name="_csrf" value="([^"]+)"/.exec(body.toString())?.[1] ?? '';
  }

  private send(method: string, path: string, headers: object, body = '', watch?: Watch): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        this.url + path,
        {
          method,
          agent: this.agent,
          headers: { ...headers, cookie: this.cookie, 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            const [cookie] = response.headers['set-cookie'] ?? [];
            if (cookie) this.cookie = cookie.split(';')[0]!;
            resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) });
          });
        },
      );
      sent.on('error', reject);
      if (!watch) return sent.end(body);
      const half = Math.floor(body.length / 2);
      sent.write(body.slice(0, half), () => {
        watch.halfSent?.();
        sent.end(body.slice(half), () => watch.sent?.());
      });
    });
  }
}
