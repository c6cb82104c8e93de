import { collators, type Locale } from '../platform/i18n/locale.js';

interface Named {
  person: Record<'familyName' | 'givenName', string>;
}

/** Puts rows about people in order by family name, and then by given name. */
export const byName =
  (locale: Locale) =>
  ({ person: a }: Named, { person: b }: Named): number => {
    const { compare } = collators[locale];
    return compare(a.familyName, b.familyName) || compare(a.givenName, b.givenName);
  };
