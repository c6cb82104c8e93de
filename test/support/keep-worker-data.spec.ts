import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** As a worker of the runner asks, once it is told to begin. */
const WORKER = `
  process.on('message', (begin) => {
    if (begin !== 'begin') return;
    process.on('message', (message) => {
      if (message?.type === 'jest-light-runner-worker-data') process.send(message.workerData);
    });
    process.send('jest-light-runner-get-worker-data');
  });`;

it('a worker has its data also when they came before it asked', async () => {
  const keep = fileURLToPath(new URL('./keep-worker-data.mjs', import.meta.url));
  const worker = spawn(process.execPath, ['--import', keep, '--eval', WORKER], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  worker.send({ type: 'jest-light-runner-worker-data', workerData: 'its own' });
  worker.send('begin');
  const [answer] = await once(worker, 'message');
  worker.disconnect();
  expect(answer).toBe('its own');
});
