/** @returns what an address or a cookie spells by the numbers of bytes; undefined when it is no text */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
