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
  private readonly cookies = new Map<string, string>();
  private formToken = '';

  /** @param agent shared by many callers, so that no connection stands idle until the other end hangs up */
  constructor(
    private readonly url: string,
    private readonly agent: Agent,
  ) {}

  /** Another that stands where this one does now. */
  copy(): Caller {
    const cookies = new Map(this.cookies);
    return Object.assign(new Caller(this.url, this.agent), { cookies, formToken: this.formToken });
  }

  /** Opens a page for the token of its forms. */
  async takeToken(page: string): Promise<void> {
    const { body } = await this.get(page);
    this.formToken = /name="_csrf" value="([^"]+)"/.exec(body.toString())?.[1] ?? '';
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.takeToken('/sign-in');
    const { status } = await this.post('/sign-in', { username, password });
    if (status !== 303) throw new Error(`Sign-in answered ${status}`);
    await this.takeToken('/');
  }

  /** Of any form of the session; empty for somebody who has opened none. */
  get token(): string {
    return this.formToken;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path, { accept: 'text/html' });
  }

  post(path: string, fields: Record<string, string>, watch?: Watch): Promise<Answer> {
    const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ _csrf: this.formToken, ...fields }).toString();
    return this.send('POST', path, headers, body, watch);
  }

  /** A form with one text file in it. */
  upload(
    path: string,
    fields: Record<string, string>,
    file: { name: string; content: string | Buffer },
  ): Promise<Answer> {
    const boundary = 'between-the-parts';
    const begin = (name: string, more = '') =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
    const part = (name: string, value: string) => `${begin(name)}${value}\r\n`;
    const all = Object.entries({ ...fields, _csrf: this.formToken }).map(([name, value]) =>
      part(name, value),
    );
    const body = Buffer.concat([
      Buffer.from(`${all.join('')}${begin('file', `; filename="${file.name}"`)}`),
      Buffer.from(file.content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const headers = { accept: 'text/html', 'content-type': `multipart/form-data; boundary=${boundary}` };
    return this.send('POST', path, headers, body);
  }

  graphql(query: string, variables: object = {}, watch?: Watch): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    return this.send('POST', '/graphql', headers, JSON.stringify({ query, variables }), watch);
  }

  /** What the browser would send. */
  get cookie(): string {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ');
  }

  send(
    method: string,
    path: string,
    headers: object = {},
    body: string | Buffer = '',
    watch?: Watch,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        this.url + path,
        {
          method,
          agent: this.agent,
          headers: { cookie: this.cookie, ...headers, 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            for (const given of response.headers['set-cookie'] ?? []) {
              const [, name, value] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
              if (name) this.cookies.set(name, value!);
            }
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
