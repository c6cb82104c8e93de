import { registerEnumType } from '@nestjs/graphql';

export enum PlanStatus {
  DRAFT = 'DRAFT',
  AGREED = 'AGREED',
  REPLACED = 'REPLACED',
  VOIDED = 'VOIDED',
}
registerEnumType(PlanStatus, {
  name: 'PlanStatus',
  description:
    'Where a version of a plan stands: draft, agreed, agreed and replaced by a later version, or made in error and voided (makulerad).',
});

export enum StatementAuthor {
  PERSON = 'PERSON',
  RELATIVE = 'RELATIVE',
  STAFF = 'STAFF',
}
registerEnumType(StatementAuthor, { name: 'StatementAuthor', description: 'Whose words a statement is.' });

export enum Audience {
  EVERYONE = 'EVERYONE',
  CARE_AND_SUPPORT = 'CARE_AND_SUPPORT',
  TEAM = 'TEAM',
}
registerEnumType(Audience, {
  name: 'Audience',
  description:
    'Who may read a statement: all who hold the plan, only care and social services, or only the team.',
});

export enum PlanReader {
  PERSON = 'PERSON',
  CARE = 'CARE',
  EVERYONE = 'EVERYONE',
}
registerEnumType(PlanReader, {
  name: 'PlanReader',
  description:
    'For whom a plan is printed: the person, care and social services, or everyone who gets a copy.',
});
