/**
 * Asks again and again, until it is so.
 * @param meanwhile what makes it so while it goes on
 * @throws Error when that has ended and it never was, so that nobody waits for ever
 */
export async function until(isSo: () => Promise<boolean>, meanwhile: Promise<unknown>): Promise<void> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  meanwhile.then(end, end);
  while (!(await isSo())) if (isOver) throw new Error('It is over, and it never was so.');
}
