import { registerEnumType } from '@nestjs/graphql';

export enum PlanStatus {
  DRAFT = 'DRAFT',
  AGREED = 'AGREED',
  REPLACED = 'REPLACED',
  VOIDED = 'VOIDED',
  ENDED = 'ENDED',
}
registerEnumType(PlanStatus, {
  name: 'PlanStatus',
  description: 'Where a version of a plan stands.',
  valuesMap: {
    DRAFT: { description: 'Being written (utkast).' },
    AGREED: { description: 'Agreed, and in force (överenskommen).' },
    REPLACED: { description: 'Agreed, and then replaced by a later version (ersatt).' },
    VOIDED: { description: 'Agreed, then found to be made in error (makulerad).' },
    ENDED: { description: 'Agreed, and then ended with a reason, by nothing in its place (avslutad).' },
  },
});

export enum PlanChange {
  KEPT = 'KEPT',
  CHANGED = 'CHANGED',
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
}
registerEnumType(PlanChange, {
  name: 'PlanChange',
  description: 'What has become of something between two versions of a plan.',
  valuesMap: {
    KEPT: { description: 'It says the same in both (oförändrat).' },
    CHANGED: { description: 'It says something else (ändrat).' },
    ADDED: { description: 'It stands in the later one alone (tillagt).' },
    REMOVED: { description: 'It stood in the earlier one alone (borttaget).' },
  },
});

export enum StatementAuthor {
  PERSON = 'PERSON',
  RELATIVE = 'RELATIVE',
  STAFF = 'STAFF',
}
registerEnumType(StatementAuthor, {
  name: 'StatementAuthor',
  description: 'Whose words a statement is.',
  valuesMap: {
    PERSON: { description: 'The person (personens egna ord).' },
    RELATIVE: { description: 'A relative (närståendes ord).' },
    STAFF: { description: 'Staff (personalens ord).' },
  },
});

export enum PlanReader {
  PERSON = 'PERSON',
  TEAM = 'TEAM',
  CARE = 'CARE',
  RELATIVE = 'RELATIVE',
  AUTHORITY = 'AUTHORITY',
}
registerEnumType(PlanReader, {
  name: 'PlanReader',
  description: 'For whom a plan is printed.',
  valuesMap: {
    PERSON: { description: 'The person: all but what others have told the team alone.' },
    TEAM: { description: 'The team itself, for its own work: all of it.' },
    CARE: { description: 'Care and social services: all but what is kept to the team.' },
    RELATIVE: { description: 'Somebody close to the person: only what everyone may read.' },
    AUTHORITY: {
      description: 'An authority outside care, such as Försäkringskassan: only what everyone may read.',
    },
  },
});
