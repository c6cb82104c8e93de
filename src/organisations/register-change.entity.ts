import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';

/** What the register holds; the value is the name of its table. */
export enum RegisterRecord {
  PRINCIPAL = 'principal',
  UNIT = 'unit',
  SERVICE = 'service',
  TEAM = 'team',
  AGREEMENT = 'agreement',
}
registerEnumType(RegisterRecord, {
  name: 'RegisterRecord',
  description: 'The kind of record in the register.',
  valuesMap: {
    PRINCIPAL: { description: 'A principal (huvudman).' },
    UNIT: { description: 'A unit (enhet).' },
    SERVICE: { description: 'An integrated service (verksamhet).' },
    TEAM: { description: 'A team (team).' },
    AGREEMENT: { description: 'An agreement between principals (överenskommelse).' },
  },
});

export enum RegisterEvent {
  ADDED = 'ADDED',
  CHANGED = 'CHANGED',
  ENDED = 'ENDED',
  REOPENED = 'REOPENED',
  JOINED = 'JOINED',
}
registerEnumType(RegisterEvent, {
  name: 'RegisterEvent',
  description: 'What happened to a record in the register.',
  valuesMap: {
    ADDED: { description: 'It was registered.' },
    CHANGED: { description: 'A field of it was changed.' },
    ENDED: { description: 'It was ended (avslutad) from a day.' },
    REOPENED: { description: 'Its end was taken back.' },
    JOINED: { description: 'It was joined into another, or another into it (sammanförd).' },
  },
});

/** Never changes. */
@ObjectType({
  description:
    'One thing that happened to a record in the register (registerändring), with who, when and why.',
})
@Entity()
@Index('register_change_earlier_number', ['earlierNumber'], { where: 'earlier_number IS NOT NULL' })
export class RegisterChange {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => RegisterRecord, { description: 'The kind of record.' })
  @Column(choice())
  recordType: RegisterRecord;

  @Field(() => ID, { description: 'The record.' })
  @Index()
  @Column(identifier())
  recordId: string;

  @Field(() => RegisterEvent, { description: 'What happened.' })
  @Column(choice())
  event: RegisterEvent;

  @Field(() => String, {
    nullable: true,
    description: 'The field that changed, as the record names it; missing where none did.',
  })
  @Column(choice({ nullable: true }))
  field: string | null;

  @Field(() => String, { nullable: true, description: 'What was there; missing when nothing was.' })
  @Column(prose({ nullable: true }))
  earlierText: string | null;

  @Field(() => String, { nullable: true, description: 'What is there now; missing when nothing is.' })
  @Column(prose({ nullable: true }))
  newText: string | null;

  /** What a telephone number was and became, as the digits that `numberOf` tells; null of other fields. */
  @Column(choice({ nullable: true }))
  earlierNumber: string | null;

  @Column(choice({ nullable: true }))
  newNumber: string | null;

  @Field(() => String, { nullable: true, description: 'Why; missing of what was registered.' })
  @Column(prose({ nullable: true }))
  reason: string | null;

  @Field({ description: 'When.' })
  @Column(instant())
  recordedAt: Date;

  @Column(identifier())
  recordedBy: string;

  /** The name at the time: it must be readable when the account is gone. */
  @Field({ description: 'Who.' })
  @Column(line())
  recordedByName: string;
}
