import { catalogues } from '../../src/platform/i18n/catalogue.js';
import { type MessageParams, translate } from '../../src/platform/i18n/translate.js';

/** The message as a reader of Swedish meets it, so that a spec of what is done does not hold how it is said. */
export const sv = (key: string, params?: MessageParams) => translate('sv', key, params);
/** The same for a reader of English. */
export const en = (key: string, params?: MessageParams) => translate('en', key, params);

/** The Swedish message where a spec does not know every parameter: any text may stand for those left out. */
export function svWithAny(key: string, params: MessageParams = {}): RegExp {
  const names = catalogues.sv.get(key)?.matchAll(/\{(\w+)\}/g) ?? [];
  const unknown = Object.fromEntries([...names].map(([, name]) => [name, '\0']));
  const escaped = sv(key, { ...unknown, ...params }).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replaceAll('\0', '[^<]*'));
}
