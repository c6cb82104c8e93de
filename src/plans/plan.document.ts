import { birthDateOf } from '../persons/identity-number.js';
import type { Person } from '../persons/person.entity.js';
import type { GoalTerm, MemberKind, ResourceGroup } from '../resource-groups/resource-group.entity.js';

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
  code: string;
  forWhom: string;
  givenOn: string;
  /** The number of the version that this one came after. */
  replaces: number | null;
  /** The day to look the plan through, once it has passed. */
  overdueSince: string | null;
}

/** The person as every printed plan names them. */
export function documentPerson(person: Person): DocumentPerson {
  const { givenName, familyName, language, needsInterpreter, fictitious, address, phone } = person;
  const shared = {
    name: `${givenName} ${familyName}`,
    birthDate: birthDateOf(person),
    language,
    needsInterpreter,
    fictitious,
  };
  return person.protectedIdentity
    ? { ...shared, protectedIdentity: true }
    : { ...shared, protectedIdentity: false, address, phone };
}

/**
 * The resource group as every printed plan names it.
 * @param hidesPhones on a sheet that goes outside care, of somebody with protected identity: a relative's number can
 * lead to the person
 */
export function documentResourceGroup(
  group: ResourceGroup | null,
  hidesPhones: boolean,
): DocumentResourceGroup | null {
  return (
    group && {
      members: group.members.map(({ name, kind, relation, phone }) => ({
        name,
        kind,
        relation,
        phone: hidesPhones ? '' : phone,
      })),
      goals: group.goals.map(({ term, text, followUpOn }) => ({ term, text, followUpOn })),
    }
  );
}
