import type {
  EntityManager,
  EntityTarget,
  FindOptionsOrder,
  FindOptionsRelations,
  ObjectLiteral,
} from 'typeorm';
import type { Person } from '../persons/person.entity.js';
import type { AccessedPerson } from '../persons/person-access.js';
import type { Problem } from '../platform/errors/problem.js';
import type { ContentOf, Rows } from './plan-fields.js';
import type { PlanRecord, PlanVersionRecord } from './plan-record.entity.js';

export type Versioned<Version> = PlanRecord & { versions: Version[] };

/** What differs between plans. All else is the one flow; see {@link PlanFlow}. */
export interface PlanDefinition<
  Plan extends Versioned<Version>,
  Version extends PlanVersionRecord & ContentOf<All>,
  All extends object,
> {
  plans: EntityTarget<Plan>;
  versions: EntityTarget<Version>;
  /** The column of a version that names its plan. */
  planId: keyof Version & string;
  /** The plan of a version that was loaded with it. */
  plan: keyof Version & string;
  fields: All;
  /** The table of each list of rows. */
  rows: Record<ListsOf<All>, EntityTarget<ObjectLiteral>>;
  /** What is loaded with a version: its rows, and what they refer to. */
  relations: FindOptionsRelations<Version>;
  /** In which order a person's plans are shown, where there may be several. */
  order?: FindOptionsOrder<Plan>;
  /** Puts a version's rows in order. */
  inOrder(version: Version): Version;
  /** Puts beside versions, with their rows in order, what has been said since. Changes the versions themselves. */
  attach?(manager: EntityManager, versions: readonly Version[]): Promise<void>;
  /** What a version says now, with what has been said since: from that the next one begins. */
  asOfNow?(manager: EntityManager, version: Version): Promise<ContentOf<All>>;
  /** What the checksum of a format says of whose it is and what it is made in, beside the number of the version. */
  about(plan: Plan, version: Version, format: number): Record<string, string>;
  /** What the first version begins with. */
  first(person: Person): ContentOf<All>;
  /** What a draft lacks before it can be agreed. @param day today */
  problems(draft: Version, day: string): Problem[];
  /** Content as a save sends it, and the form holds it. */
  sent(content: ContentOf<All>): object;
  /** Takes out what is hidden from whoever reads. */
  withoutHidden?(version: Version, accessed: AccessedPerson): Version;
  /** What the address of each of its pages begins with, such as `/sips`. */
  root: string;
}

type ListsOf<All> = {
  [Key in keyof All]: All[Key] extends Rows<unknown> ? Key & string : never;
}[keyof All];
