import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ConsentForm } from '../consents/consent-form.js';
import type { CrisisPlanLabel } from '../crisis-plans/crisis-plan-kinds.js';
import { SheetForm } from '../crisis-plans/sheets/sheet-form.js';
import { WARDS } from '../crisis-plans/sheets/sheet-languages.js';
import type { Allowed } from '../disclosure/decide-disclosure.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PlanReader } from '../plans/plan-kinds.js';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';
import { CopyForm, CopyOutcome, RecallReason } from './copy-kinds.js';
import type { PlanLink } from './plan-link.entity.js';

@ObjectType({
  description: 'That somebody asked by the code on a sheet whether it holds, as the log has it.',
})
export class CopyLastCheck {
  @Field(() => Date, { description: 'When.' })
  at: Date;

  /** As the log has them. */
  actorRoles: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The unit or team in which they asked, or their employer.',
  })
  place: string | null;
}

/** The row that each release leaves. It stays as it was written; what became of the copy is written on it once. */
@ObjectType({
  description:
    'A copy of a version of a plan that somebody has been given: who holds what (kopia av en plan; PDL 3:11).',
})
@Entity()
@Index('digital_copy_of_unit', ['planId', 'receiverUnitId'], {
  unique: true,
  where: "form = 'DIGITAL' AND settled_as IS NULL AND receiver_unit_id IS NOT NULL",
})
@Index('digital_copy_of_principal', ['planId', 'receiverId'], {
  unique: true,
  where: "form = 'DIGITAL' AND settled_as IS NULL AND receiver_unit_id IS NULL",
})
export class PlanCopy {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field({ description: 'Stands on the sheet: eight letters and digits, none of which looks like another.' })
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 8 })
  code: string;

  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  /** Which keeps the plan. */
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Field(() => ID, { description: 'Whose plan it is.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Field(() => PlanKind, { description: 'Which kind of plan.' })
  @Column(choice())
  plan: PlanKind;

  @Field(() => ID, { description: 'The plan.' })
  @Column(identifier())
  planId: string;

  @Index()
  @Column(identifier())
  versionId: string;

  @Field(() => Int, { description: 'The number of its version.' })
  @Column({ type: 'integer' })
  versionNumber: number;

  @Field(() => PlanReader, { description: 'For which kind of reader it was cut.' })
  @Column(choice())
  reader: PlanReader;

  @Field({ description: 'Who was given it, by the name of that day.' })
  @Column(line())
  receiverName: string;

  @Field(() => ID, { nullable: true, description: 'The principal that was given it, where one was.' })
  @Index()
  @Column(identifier({ nullable: true }))
  receiverId: string | null;

  @ManyToOne(() => Principal)
  receiver?: Relation<Principal> | null;

  @Field(() => ID, { nullable: true, description: 'The unit of it that was, where it was one.' })
  @Column(identifier({ nullable: true }))
  receiverUnitId: string | null;

  @ManyToOne(() => Unit)
  receiverUnit?: Relation<Unit> | null;

  @Field(() => CopyForm, { description: 'In what form.' })
  @Column(choice())
  form: CopyForm;

  @Field(() => SheetForm, { description: 'In what form its sheet is drawn.' })
  @Column({ ...choice(), default: SheetForm.WHOLE })
  sheetForm: SheetForm;

  @Field({ description: 'In which language the headings of its sheet are: a code of two letters.' })
  @Column({ type: 'varchar', length: 8, default: WARDS })
  sheetLanguage: string;

  /** In one word of the disclosure decision, as in the log. */
  @Column(choice())
  ground: Allowed['ground'];

  @Field(() => ID, {
    nullable: true,
    description: 'The recorded ground it was given on, where there is one.',
  })
  @Column(identifier({ nullable: true }))
  groundId: string | null;

  @Field(() => [RecordCategory], {
    description: 'Of which kinds of record it holds, for care and for an authority; empty for others.',
  })
  @Column({ type: 'simple-json' })
  categories: RecordCategory[];

  @Field(() => ConsentForm, {
    nullable: true,
    description: 'How the person said yes to this release; missing where another ground was there.',
  })
  @Column(choice({ nullable: true }))
  consentForm: ConsentForm | null;

  @Field(() => String, { nullable: true, description: 'On which day they said so, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  consentOn: string | null;

  @Field({ description: 'A note, such as what the person said; may be empty.' })
  @Column(prose())
  note: string;

  @Field(() => Date, { description: 'When it was given.' })
  @Column(instant())
  givenAt: Date;

  /** The same as a day in Sweden. */
  @Column(civilDate())
  givenOn: string;

  @Column(identifier())
  givenBy: string;

  @Field({ description: 'By whom, by the name of that day.' })
  @Column(line())
  givenByName: string;

  @Field(() => CopyOutcome, {
    nullable: true,
    description: 'What became of it; missing while somebody holds it.',
  })
  @Column(choice({ nullable: true }))
  settledAs: CopyOutcome | null;

  @Field(() => String, { nullable: true, description: 'On which day, YYYY-MM-DD.' })
  @Column(civilDate({ nullable: true }))
  settledOn: string | null;

  @Column(identifier({ nullable: true }))
  settledBy: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who wrote that down, by the name of that day; missing where a digital copy was replaced by the next by itself.',
  })
  @Column(line({ nullable: true }))
  settledByName: string | null;

  @Field(() => String, { nullable: true, description: 'A note of that.' })
  @Column(prose({ nullable: true }))
  settledNote: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When its receiver took what was given digitally into its own record, where it stays; missing while it has not.',
  })
  @Column(instant({ nullable: true }))
  takenAt: Date | null;

  @Column(identifier({ nullable: true }))
  takenBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who took it in, by the name of that day.' })
  @Column(line({ nullable: true }))
  takenByName: string | null;

  @Field(() => String, { nullable: true, description: 'Why they did.' })
  @Column(prose({ nullable: true }))
  takenReason: string | null;

  /** What a crisis plan is called; attached by {@link attachRecall}. */
  label?: CrisisPlanLabel | null;

  /** Attached by {@link attachRecall}. */
  @Field(() => RecallReason, {
    nullable: true,
    description: 'Why it is to be recalled; missing where it is not.',
  })
  recall?: RecallReason | null;

  /** Attached by {@link attachLastCheck}. */
  @Field(() => CopyLastCheck, {
    nullable: true,
    description:
      'When somebody last asked by its code whether its sheet holds; missing where nobody has, and from copies to recall.',
  })
  lastCheck?: CopyLastCheck | null;

  /** Attached by `attachLinks`; the resolver tells it. */
  link?: PlanLink;

  /** Attached by {@link attachRecall}. */
  @Field(() => String, {
    nullable: true,
    description:
      'From which day what was given digitally is read no longer, since no ground holds or a block keeps it, YYYY-MM-DD.',
  })
  notReadSince?: string | null;
}
