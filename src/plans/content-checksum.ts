import { createHash } from 'node:crypto';

/** What a plan's content may be made of, so that it always reads back the same. */
export type PlanContent =
  | string
  | number
  | boolean
  | null
  | readonly PlanContent[]
  | { readonly [key: string]: PlanContent };

/**
 * SHA-256, in lower-case hex, of a plan's content as JSON without blanks and with the keys of every object in
 * order. The order of lists counts; the order of keys does not. Text is in normal form C, as it is printed.
 * @throws TypeError when a number is not finite
 */
export function contentChecksum(content: PlanContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

function canonicalJson(content: PlanContent): string {
  if (typeof content === 'string') return JSON.stringify(content.normalize('NFC'));
  if (typeof content === 'number' && !Number.isFinite(content))
    throw new TypeError('A plan cannot hold a number that is not finite');
  if (typeof content !== 'object' || content === null) return JSON.stringify(content);
  if (isList(content)) return `[${content.map(canonicalJson).join(',')}]`;
  const fields = Object.keys(content)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(content[key]!)}`);
  return `{${fields.join(',')}}`;
}

const isList = (content: object): content is readonly PlanContent[] => Array.isArray(content);
