import { ImportKind } from './import-kind.js';
import { PendingUploads } from './pending-uploads.js';

const file = {
  teamId: 'team',
  kind: ImportKind.CONTACTS,
  fileName: 'kontakter.csv',
  content: Buffer.from('datum'),
};

/** Something under way that ends when it is told how. */
const underWay = () => Promise.withResolvers<string>();

describe('a file that has been checked and waits', () => {
  const pending = new PendingUploads();

  it('is used once at a time, and is gone when it has been used', async () => {
    const id = pending.keep('owner', file);
    const loading = underWay();
    const first = pending.useUp('owner', id, () => loading.promise);
    const second = pending.useUp('owner', id, () => Promise.resolve('again'));
    await expect(second).rejects.toMatchObject({ code: 'FILE_BEING_LOADED' });
    expect(pending.find('owner', id)).toBe(file);
    loading.resolve('loaded');
    expect(await first).toBe('loaded');
    expect(pending.find('owner', id)).toBeUndefined();
  });

  it('waits again when its use failed', async () => {
    const id = pending.keep('owner', file);
    await expect(pending.useUp('owner', id, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(await pending.useUp('owner', id, ({ fileName }) => Promise.resolve(fileName))).toBe(
      'kontakter.csv',
    );
  });

  it('does not take the newer one with it', async () => {
    const older = pending.keep('owner', file);
    const loading = underWay();
    const first = pending.useUp('owner', older, () => loading.promise);
    const newer = pending.keep('owner', file);
    loading.resolve('loaded');
    await first;
    expect(pending.find('owner', older)).toBeUndefined();
    expect(pending.find('owner', newer)).toBe(file);
  });
});
