import type { Agent } from 'node:http';
import { Parser } from 'htmlparser2';
import type { Demo } from '../../src/demo/fill-demo.js';
import { Caller } from '../support/caller.js';

/** A form as a page shows it. */
export interface SeenForm {
  action: string;
  hasFile: boolean;
  /** What is filled in already, by the name of the field; the first choice where there are some. */
  fields: Record<string, string>;
}

/** Somebody who has been to every kind of page there is for them. */
export interface Explorer {
  username: string;
  caller: Caller;
  forms: SeenForm[];
  /** UUIDs by the word before them in an address, such as `teams`. */
  ids: Map<string, string[]>;
}

/** Left alone: somebody would be nobody afterwards. */
const LEFT_OUT = /^\/(sign-out|account\/sessions|language|roles|accounts\/[^/]+\/(close|password|totp))/;
const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** Everybody of the demonstration who has something to send, and an audit that is open. */
const WHO = [
  'teamledare',
  'samordnare',
  'administrator',
  'akuten',
  'logggranskare',
  'granskare',
  'analytiker',
];
const BEGIN = 'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }';
const YEAR = { windowFrom: '2025-01-01', windowTo: '2025-12-31' };

export async function enter(
  url: string,
  agent: Agent,
  { accounts, ...demo }: Demo,
): Promise<{ explorers: Explorer[]; stranger: Caller }> {
  const explorers: Explorer[] = [];
  const { teamId, personId, auditId, crisisPlanId, sipId } = demo;
  const begun = [
    '/',
    `/persons/${personId}`,
    `/crisis-plans/${crisisPlanId}`,
    `/sips/${sipId}`,
    `/audits/${auditId}`,
  ];
  for (const { username, password } of accounts.filter((account) => WHO.includes(account.username))) {
    const caller = new Caller(url, agent);
    await caller.signIn(username, password);
    if (username === 'teamledare') {
      const answer = await caller.graphql(BEGIN, { input: { teamId, scale: 'dacts', ...YEAR } });
      begun.unshift(`/audits/${JSON.parse(answer.body.toString()).data.startAudit.id}/items/H1/evidence`);
    }
    explorers.push({ username, caller, ...(await explore(caller, begun)) });
  }
  const stranger = new Caller(url, agent);
  await stranger.takeToken('/sign-in');
  return { explorers, stranger };
}

/** Follows every link, to one page of each kind. */
async function explore(caller: Caller, begun: readonly string[]): Promise<Pick<Explorer, 'forms' | 'ids'>> {
  const forms = new Map<string, SeenForm>();
  const ids = new Map<string, Set<string>>();
  // One path of each kind, in the order in which they are found; more are added on the way.
  const paths = new Map<string, string>();
  const wait = (path: string) => {
    const kind = kindOf(path);
    if (!paths.has(kind)) paths.set(kind, path);
  };
  begun.forEach(wait);
  for (const path of paths.values()) {
    const { headers, body } = await caller.get(path);
    if (!String(headers['content-type']).startsWith('text/html')) continue;
    const page = readPage(body.toString());
    const addresses = [path, ...page.links, ...page.forms.map(({ action }) => action)];
    for (const [, word, id] of addresses.join(' ').matchAll(/\/([a-z-]+)\/([0-9a-f]{8}-[0-9a-f-]{27})/g))
      ids.set(word!, (ids.get(word!) ?? new Set()).add(id!));
    for (const form of page.forms) if (!LEFT_OUT.test(form.action)) forms.set(kindOf(form.action), form);
    for (const link of page.links) if (!/\.(pdf|xlsx|html)$|\/file$/.test(link)) wait(link);
  }
  return {
    forms: [...forms.values()],
    ids: new Map([...ids].map(([word, those]) => [word, [...those]])),
  };
}

const kindOf = (path: string) => path.split('?')[0]!.replace(UUID, ':id').replace(/\/\d+/g, '/:n');

/** The links and the posted forms of a page of this server. */
function readPage(html: string): { links: string[]; forms: SeenForm[] } {
  const links: string[] = [];
  const forms: SeenForm[] = [];
  let form: SeenForm | undefined;
  let list = '';
  const parser = new Parser({
    onopentag(tag, { href, method, action, enctype, name, value = '', type }) {
      if (tag === 'a' && href?.startsWith('/')) links.push(href.split('#')[0]!);
      if (tag === 'form' && method === 'post') {
        form = { action: action!, hasFile: enctype?.startsWith('multipart') ?? false, fields: {} };
        forms.push(form);
      }
      if (tag === 'option' && form && list && !form.fields[list]) form.fields[list] = value;
      if (tag === 'select') list = name ?? '';
      if (form && name && type !== 'file' && !(type === 'radio' && form.fields[name]))
        form.fields[name] = value;
    },
    onclosetag(tag) {
      if (tag === 'form') form = undefined;
    },
  });
  parser.end(html);
  return { links, forms };
}
