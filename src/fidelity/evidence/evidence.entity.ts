import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { bytes, choice, identifier, instant, line, prose } from '../../platform/database/columns.js';
import { Audit } from '../audits/audit.entity.js';

export enum EvidenceSource {
  INTERVIEW_STAFF = 'INTERVIEW_STAFF',
  INTERVIEW_PERSON = 'INTERVIEW_PERSON',
  CHART = 'CHART',
  OBSERVATION = 'OBSERVATION',
  DOCUMENT = 'DOCUMENT',
}
registerEnumType(EvidenceSource, {
  name: 'EvidenceSource',
  description: 'Where what is said of an item comes from (underlagets källa).',
  valuesMap: {
    INTERVIEW_STAFF: { description: 'Interview with staff.' },
    INTERVIEW_PERSON: { description: 'Interview with people whom the team supports.' },
    CHART: { description: 'Review of charts.' },
    OBSERVATION: { description: 'Observation of a meeting or of other work.' },
    DOCUMENT: { description: "The team's own documents and tools." },
  },
});

@ObjectType({ description: 'What a rating of one item rests on (underlag).' })
@Entity()
export class AuditEvidence {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  auditId: string;

  @ManyToOne(() => Audit, { nullable: false })
  audit: Relation<Audit>;

  @Field({ description: "The item's code on the scale." })
  @Column({ type: 'varchar', length: 20 })
  code: string;

  @Column(identifier())
  accountId: string;

  @Field({ description: 'Who added it, by the name of that day.' })
  @Column(line())
  accountName: string;

  @Field(() => EvidenceSource, { description: 'Where it comes from.' })
  @Column(choice())
  source: EvidenceSource;

  @Field({ description: 'What was seen or said; nothing about single persons.' })
  @Column(prose())
  note: string;

  @Field(() => Date, { description: 'When it was added.' })
  @Column(instant())
  addedAt: Date;

  @Field(() => String, { nullable: true, description: "The attached file's name; missing without one." })
  @Column(line({ nullable: true }))
  fileName: string | null;

  @Field(() => String, { nullable: true, description: "The file's type, told from its bytes." })
  @Column({ type: 'varchar', length: 40, nullable: true })
  contentType: string | null;

  @Field(() => Int, { nullable: true, description: "The file's size in bytes." })
  @Column({ type: 'integer', nullable: true })
  size: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file, in hex.' })
  @Column({ type: 'varchar', length: 64, nullable: true })
  sha256: string | null;

  @Column(bytes({ nullable: true }))
  content: Buffer | null;
}
