import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { AuditRater, AuditRating } from '../../src/fidelity/raters/rater.entity.js';
import { Scales } from '../../src/fidelity/scales/scales.js';
import { sql } from '../../src/platform/database/sql.js';
import { makeTeam } from '../support/measured-team.js';
import { storeAudit } from '../support/stored-audit.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const scale = new Scales().all.find(({ id, version }) => id === 'dacts' && version === '1.0.0')!;
const all = (rating: number, others: Record<string, number> = {}) =>
  Object.fromEntries(scale.items.map(({ code }) => [code, [others[code] ?? rating]]));
const READ = `query ($teamId: ID!) { selfAndOutside(teamId: $teamId) { outside { id ratedBy windowTo } self { id ratedBy }
  n higher same lower meanDifference items { code self outside difference } } }`;

let running: TestApp;
let teamId: string;
let member: Browser;
let other: Browser;
let reviewer: Browser;

beforeAll(async () => {
  running = await startTestApp();
  ({ teamId } = await running.unitOfWork.run(makeTeam));
  const { teamId: otherTeamId, principalId } = await running.unitOfWork.run(makeTeam);
  member = await running.signIn(Role.TEAM_MEMBER, { teamId });
  other = await running.signIn(Role.TEAM_MANAGER, { teamId: otherTeamId });
  reviewer = await running.signIn(Role.FIDELITY_REVIEWER, { teamId, principalId });
});
afterAll(() => running?.close());

/** An audit that two have rated apart. @param said by each: from outside or not, with what they rate otherwise than 4 */
async function storeRated(windowTo: string, said: [fromOutside: boolean, ratings: Record<string, number>][]) {
  const auditId = await storeAudit(running.unitOfWork, {
    ...{ teamId, scale, windowTo, ratings: all(4), closedAt: null },
  });
  await running.unitOfWork.run(async (records) => {
    const { items: accounts } = { items: await sql<{ id: string }>(records, 'SELECT id FROM account') };
    for (const [index, [fromOutside, ratings]] of said.entries()) {
      const id = randomUUID();
      const rater = { id, auditId, accountId: accounts[index]!.id, name: `Skattare ${index}`, fromOutside };
      await records.insert(AuditRater, { ...rater, finishedAt: null });
      for (const { code } of scale.items)
        await records.insert(AuditRating, {
          ...{ id: randomUUID(), raterId: id, code, caseNumber: 0, rating: ratings[code] ?? 4 },
          ...{ note: '', missingReason: '' },
        });
      await records.update(AuditRater, { id }, { finishedAt: new Date() });
    }
    await sql(records, "UPDATE audit SET status = 'CLOSED', closed_at = :at WHERE id = :auditId", {
      at: '2026-04-02 10:00:00.000Z',
      auditId,
    });
  });
  return auditId;
}

const read = async (browser = member) => (await browser.graphql(READ, { teamId })).data?.selfAndOutside;

describe('how a team rates itself, beside how others rate it', () => {
  it('says what it takes, until both sides have rated', async () => {
    await storeAudit(running.unitOfWork, {
      teamId,
      scale,
      windowTo: '2025-12-31',
      ratings: all(4, { H1: 5 }),
    });
    expect(await read()).toEqual([]);
    expect((await member.get(`/teams/${teamId}/self-and-outside`)).text).toContain(sv('sides.none'));
  });

  it("stands by item, with the team's own that is nearest, or what both said of the same audit", async () => {
    const outsideId = await storeRated('2026-01-31', [
      [true, {}],
      [true, {}],
    ]);
    const bothId = await storeRated('2026-03-31', [
      [false, { H2: 5, O1: 3 }],
      [true, { H2: 2 }],
    ]);
    const [first, second, ...more] = await read();
    expect(more).toEqual([]);
    // H1 is 5 by the team and 4 from outside; all else is 4 by both.
    expect(first).toMatchObject({
      outside: { id: outsideId, ratedBy: 'OUTSIDE', windowTo: '2026-01-31' },
      self: { ratedBy: 'SELF' },
      ...{ n: 28, higher: 1, same: 27, lower: 0, meanDifference: 1 / 28 },
    });
    expect(first.items[0]).toEqual({ code: 'H1', self: 5, outside: 4, difference: 1 });
    // H2 is 5 and 2, O1 is 3 and 4: (3 − 1) / 28.
    expect(second).toMatchObject({
      outside: { id: bothId, ratedBy: 'BOTH' },
      self: { id: bothId },
      ...{ n: 28, higher: 1, same: 26, lower: 1, meanDifference: 2 / 28 },
    });
    const { text } = await member.get(`/teams/${teamId}/self-and-outside`);
    expect(text).toContain(sv('sides.differences'));
    expect(text).toContain(sv('sides.sameAudit'));
    expect(text).toMatch(/H2 [^<]*<\/th><td[^>]*>0<\/td><td[^>]*>\+3<\/td>/);
    expect(text).toContain('<svg');
    expect((await member.get(`/teams/${teamId}/audits`)).text).toContain(`/teams/${teamId}/self-and-outside`);
  });

  it("is the team's own", async () => {
    for (const browser of [other, reviewer]) {
      const { errors } = await browser.graphql(READ, { teamId });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await browser.get(`/teams/${teamId}/self-and-outside`)).status).toBe(404);
    }
  });
});
