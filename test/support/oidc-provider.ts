import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import supertest from 'supertest';

/** What the provider says of somebody. */
export type Claims = Record<string, unknown>;

export const CLIENT = { id: 'teamkompass', secret: 'a secret between the two of them' };

/** A real OpenID provider on a free port of this machine. */
export interface TestProvider {
  issuer: string;
  /** Who can sign in, and what is said of them, by login; may change at any time. */
  people: Record<string, Claims>;
  /** Until it is true again, every connection is broken off. */
  isUp: boolean;
  /** Registers the applications that may send people here. */
  serve(applications: string[]): void;
  close(): Promise<void>;
}

export async function startTestProvider(): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    people: {},
    isUp: true,
    serve(applications) {
      const answer = new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            redirect_uris: applications.map((url) => `${url}/sign-in/oidc/callback`),
            post_logout_redirect_uris: applications.map((url) => `${url}/sign-in`),
          },
        ],
        findAccount: (_, login) => ({
          accountId: login,
          claims: () => ({ ...provider.people[login], sub: login }),
        }),
        claims: { openid: ['sub'], profile: ['name', 'roles', 'realm_access', 'hsa_id'] },
        cookies: { keys: ['only for this test'] },
        pkce: { required: () => true },
      }).callback();
      server.on('request', (request, response) => {
        if (provider.isUp) answer(request, response);
        else request.socket.destroy();
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}

/** Somebody's browser at the provider: keeps its cookies there. */
export class ProviderVisit {
  private readonly agent;

  constructor(private readonly issuer: string) {
    this.agent = supertest.agent(issuer);
  }

  /**
   * Follows the provider's pages from an address, and signs in and agrees where they ask for it.
   * @param login who to sign in as; unless given, the visitor backs out
   * @returns the address to which the provider sends the browser away
   */
  async follow(address: string, login?: string): Promise<string> {
    let at = new URL(address);
    for (let step = 0; step < 12; step++) {
      if (at.origin !== this.issuer) return at.href;
      const answer = await this.answerAt(at, login);
      if (!answer.headers.location)
        throw new Error(`${at.pathname} answered ${answer.status}: ${answer.text}`);
      at = new URL(answer.headers.location, at);
    }
    throw new Error('The provider goes round in circles');
  }

  private async answerAt(at: URL, login: string | undefined) {
    const shown = await this.agent.get(at.pathname + at.search).redirects(0);
    const prompt = /name="prompt" value="(\w+)"/.exec(shown.text ?? '')?.[1];
    if (prompt && login === undefined) return this.agent.get(`${at.pathname}/abort`).redirects(0);
    if (prompt) return this.agent.post(at.pathname).type('form').send({ prompt, login, password: 'any' });
    const xsrf = /name="xsrf" value="(\w+)"/.exec(shown.text ?? '')?.[1];
    if (xsrf) return this.agent.post('/session/end/confirm').type('form').send({ xsrf, logout: 'yes' });
    return shown;
  }
}
