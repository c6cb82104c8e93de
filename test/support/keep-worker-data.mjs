// Loaded first in every worker of jest-light-runner. A worker is sent its data as soon as another one has asked for theirs, be
// anybody there to hear it or not, and then waits for it for ever once it asks itself: what came before is kept until then.
const ASK = 'jest-light-runner-get-worker-data';
const send = process.send?.bind(process);
let kept;

if (send) {
  process.on('message', (message) => {
    if (message?.type === 'jest-light-runner-worker-data') kept = message;
  });
  process.send = (message, ...more) => {
    if (message !== ASK || !kept) return send(message, ...more);
    process.nextTick(() => process.emit('message', kept));
    return true;
  };
}
