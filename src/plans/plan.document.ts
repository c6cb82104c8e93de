import { RecordCategory } from '../disclosure/record-category.js';
import { birthDateOf } from '../persons/identity-number.js';
import type { Person } from '../persons/person.entity.js';
import { sayLanguage } from '../platform/i18n/language-name.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { Svg } from '../platform/web/svg.js';
import type { ResourceGroup } from '../resource-groups/resource-group.entity.js';
import type { GoalTerm, MemberKind } from '../resource-groups/resource-group-kinds.js';
import { type SheetCut, type SheetReader, standsOnSheet } from './cut-for-reader.js';
import { StatementAuthor } from './plan-kinds.js';

/** A person with protected identity cannot be given an address here, so that no print can show one. */
export type DocumentPerson = {
  name: string;
  birthDate: string | null;
  /** '' when nothing is known. */
  language: string;
  needsInterpreter: boolean;
  fictitious: boolean;
} & (
  | { protectedIdentity: true }
  | { protectedIdentity: false; address: string | null; phone: string | null }
);

export interface DocumentResourceGroup {
  members: { name: string; kind: `${MemberKind}`; relation: string; phone: string }[];
  /** Long-term goals first. */
  goals: { term: `${GoalTerm}`; text: string; followUpOn: string | null }[];
}

/** What a sheet says of itself as a copy: for whom it is, and how to tell whether it still holds. Days are YYYY-MM-DD. */
export interface DocumentCopy {
  /** In groups, to be read aloud. */
  code: string;
  /** Null where the installation has no address that a sheet can name. */
  check: DocumentCheck | null;
  forWhom: string;
  givenOn: string;
  /** The number of the version that this one came after. */
  replaces: number | null;
  /** The day to look the plan through, once it has passed. */
  overdueSince: string | null;
}

/** The page that tells by the code whether a sheet holds: its address, and a QR code that leads there with the code. */
export interface DocumentCheck {
  address: string;
  qr: Svg;
}

/** The person as every printed plan names them. */
export function documentPerson(person: Person, { contactDetails }: SheetCut, locale: Locale): DocumentPerson {
  const { givenName, familyName, language, needsInterpreter, fictitious, address, phone } = person;
  const shared = {
    name: `${givenName} ${familyName}`,
    birthDate: birthDateOf(person),
    language: sayLanguage(locale, language),
    needsInterpreter,
    fictitious,
  };
  if (person.protectedIdentity) return { ...shared, protectedIdentity: true };
  const hidden = { address: null, phone: null };
  return { ...shared, protectedIdentity: false, ...(contactDetails ? { address, phone } : hidden) };
}

/** The resource group as every printed plan names it: the members are the person's own choice, and so their words. */
export function documentResourceGroup(
  group: ResourceGroup | null,
  reader: SheetReader,
  { resourceGroup, whereabouts }: SheetCut,
): DocumentResourceGroup | null {
  if (!group || !resourceGroup) return null;
  const category = RecordCategory.RESOURCE_GROUP;
  const author = StatementAuthor.PERSON;
  return {
    members: group.members
      .filter(({ audience }) => standsOnSheet(reader, { category, audience, author }))
      .map(({ name, kind, relation, phone }) => ({ name, kind, relation, phone: whereabouts ? phone : '' })),
    goals: group.goals.map(({ term, text, followUpOn }) => ({ term, text, followUpOn })),
  };
}
