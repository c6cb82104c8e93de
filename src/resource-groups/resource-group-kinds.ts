import { registerEnumType } from '@nestjs/graphql';

export enum MemberKind {
  RELATIVE = 'RELATIVE',
  FRIEND = 'FRIEND',
  STAFF = 'STAFF',
  AUTHORITY = 'AUTHORITY',
}
registerEnumType(MemberKind, {
  name: 'MemberKind',
  description: 'How a member of the resource group knows the person.',
  valuesMap: {
    RELATIVE: { description: 'As a relative (närstående).' },
    FRIEND: { description: 'As a friend (vän).' },
    STAFF: { description: 'As staff of care or support (personal).' },
    AUTHORITY: { description: 'Through an authority, such as Försäkringskassan (myndighet).' },
  },
});

export enum MemberRole {
  COORDINATOR = 'COORDINATOR',
  DOCTOR = 'DOCTOR',
}
registerEnumType(MemberRole, {
  name: 'MemberRole',
  description: 'Whom of the staff a resource group is to have in it.',
  valuesMap: {
    COORDINATOR: { description: 'The coordinator of care and support (vård- och stödsamordnare).' },
    DOCTOR: { description: 'A doctor (läkare).' },
  },
});

export enum GoalTerm {
  LONG = 'LONG',
  SHORT = 'SHORT',
}
registerEnumType(GoalTerm, {
  name: 'GoalTerm',
  description: 'How far ahead a goal lies.',
  valuesMap: {
    LONG: { description: 'Long-term (långsiktigt).' },
    SHORT: { description: 'Short-term (kortsiktigt).' },
  },
});
