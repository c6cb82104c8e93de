import { randomUUID } from 'node:crypto';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { PrincipalKind, SecrecyLaw } from '../../src/organisations/organisation-kinds.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const principal = (name: string) => ({
  id: randomUUID(),
  name,
  kind: PrincipalKind.STATE,
  law: SecrecyLaw.OTHER,
  regionCode: null,
  municipalityCode: null,
});

describe('UnitOfWork', () => {
  it('keeps what one request commits while another rolls back', async () => {
    const { unitOfWork } = test;
    let openSecond = () => {};
    const secondMayStart = new Promise<void>((resolve) => {
      openSecond = resolve;
    });
    const rolledBack = unitOfWork.run(async (manager) => {
      await manager.insert(Principal, principal('rolled back'));
      openSecond();
      // Long enough for the second to have run inside this one, were they not kept apart.
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
      throw new Error('changed my mind');
    });
    const committed = secondMayStart.then(() =>
      unitOfWork.run((manager) => manager.insert(Principal, principal('committed'))),
    );
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await committed;
    const names = (await unitOfWork.reader.find(Principal)).map(({ name }) => name);
    expect(names).toEqual(['committed']);
  });

  it('shows readers nothing before it is committed', async () => {
    const { unitOfWork } = test;
    const seenInside = await unitOfWork.run(async (manager) => {
      await manager.insert(Principal, principal('unseen'));
      return unitOfWork.reader.existsBy(Principal, { name: 'unseen' });
    });
    expect(seenInside).toBe(false);
    expect(await unitOfWork.reader.existsBy(Principal, { name: 'unseen' })).toBe(true);
  });
});
