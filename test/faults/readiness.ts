const LIMIT_MS = 60_000;

export async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`);
  await answer.arrayBuffer();
  return answer.status === 200;
}

/** Asks until it is so. @returns false when it is not so in a minute */
export async function untilReady(url: string, is: boolean): Promise<boolean> {
  for (const last = performance.now() + LIMIT_MS; performance.now() < last; )
    if ((await isReady(url)) === is) return true;
  return false;
}
