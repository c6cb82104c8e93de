/**
 * An `it` for the steps of one way through the application. A step stands on those before it, so after the first
 * that fails the others say so at once.
 */
export function steps(): (name: string, step: () => Promise<void>) => void {
  let failed: string | undefined;
  return (name, step) =>
    it(name, async () => {
      // Without a stack: there is nothing to see where it stopped.
      if (failed) throw Object.assign(new Error(), { stack: `Not tried, since this failed: ${failed}` });
      failed = name;
      await step();
      failed = undefined;
    });
}
