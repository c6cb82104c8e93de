import { registerEnumType } from '@nestjs/graphql';

export enum Profession {
  PSYCHIATRIST = 'PSYCHIATRIST',
  PHYSICIAN = 'PHYSICIAN',
  NURSE = 'NURSE',
  ASSISTANT_NURSE = 'ASSISTANT_NURSE',
  SOCIAL_WORKER = 'SOCIAL_WORKER',
  PSYCHOLOGIST = 'PSYCHOLOGIST',
  THERAPIST = 'THERAPIST',
  OCCUPATIONAL_THERAPIST = 'OCCUPATIONAL_THERAPIST',
  PHYSIOTHERAPIST = 'PHYSIOTHERAPIST',
  PEER_SUPPORT = 'PEER_SUPPORT',
  EMPLOYMENT_SPECIALIST = 'EMPLOYMENT_SPECIALIST',
  SUBSTANCE_USE_SPECIALIST = 'SUBSTANCE_USE_SPECIALIST',
  ADMINISTRATOR = 'ADMINISTRATOR',
  OTHER = 'OTHER',
}
registerEnumType(Profession, { name: 'Profession', description: 'Profession in the team (yrke).' });

export enum TeamRole {
  LEADER = 'LEADER',
  COORDINATOR = 'COORDINATOR',
  MEMBER = 'MEMBER',
  PROGRAMME_ASSISTANT = 'PROGRAMME_ASSISTANT',
}
registerEnumType(TeamRole, {
  name: 'TeamRole',
  description: 'Role in the team: teamledare, vård- och stödsamordnare, medarbetare, administrativt stöd.',
});
