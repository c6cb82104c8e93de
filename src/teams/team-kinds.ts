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
registerEnumType(Profession, {
  name: 'Profession',
  description: 'Profession in the team (yrke).',
  valuesMap: {
    PSYCHIATRIST: { description: 'Physician with psychiatry as specialty (psykiater).' },
    PHYSICIAN: { description: 'Physician who is not a psychiatrist (läkare).' },
    NURSE: { description: 'Registered nurse (sjuksköterska).' },
    ASSISTANT_NURSE: { description: 'Assistant nurse or psychiatric aide (undersköterska, skötare).' },
    SOCIAL_WORKER: { description: 'Social worker (socionom, kurator, socialsekreterare).' },
    PSYCHOLOGIST: { description: 'Psychologist (psykolog).' },
    THERAPIST: { description: 'Therapist of another kind than those with a value of their own (terapeut).' },
    OCCUPATIONAL_THERAPIST: { description: 'Occupational therapist (arbetsterapeut).' },
    PHYSIOTHERAPIST: { description: 'Physiotherapist (fysioterapeut).' },
    PEER_SUPPORT: {
      description: 'Somebody with lived experience who supports others (egenerfaren, peer support).',
    },
    EMPLOYMENT_SPECIALIST: { description: 'Specialist in support towards work (arbetsspecialist).' },
    SUBSTANCE_USE_SPECIALIST: { description: 'Specialist in substance use (beroendespecialist).' },
    ADMINISTRATOR: {
      description: 'Administrator, not counted among those who work with people (administratör).',
    },
    OTHER: { description: 'Another profession (annat yrke).' },
  },
});

export enum TeamRole {
  LEADER = 'LEADER',
  COORDINATOR = 'COORDINATOR',
  MEMBER = 'MEMBER',
  PROGRAMME_ASSISTANT = 'PROGRAMME_ASSISTANT',
}
registerEnumType(TeamRole, {
  name: 'TeamRole',
  description: 'Role in the team.',
  valuesMap: {
    LEADER: { description: 'Leads the team (teamledare).' },
    COORDINATOR: { description: 'Coordinates care and support (vård- och stödsamordnare).' },
    MEMBER: { description: 'None of the other roles (medarbetare).' },
    PROGRAMME_ASSISTANT: {
      description:
        'Administrative support, not counted among those who work with people (administrativt stöd).',
    },
  },
});

/** Why somebody is away. Illness is none of them: health is nothing that a register of posts has to hold. */
export enum LeaveKind {
  PARENTAL = 'PARENTAL',
  STUDIES = 'STUDIES',
  OTHER = 'OTHER',
}
registerEnumType(LeaveKind, {
  name: 'LeaveKind',
  description: 'What a leave is for; illness is not told.',
  valuesMap: {
    PARENTAL: { description: 'With a child (föräldraledighet).' },
    STUDIES: { description: 'For studies (studieledighet).' },
    OTHER: { description: 'For another reason, such as another post (tjänstledighet).' },
  },
});

/** What can be changed about staff; the value is the name of its table. */
export enum StaffRecord {
  MEMBER = 'staff_member',
  POST = 'post',
  LEAVE = 'leave',
}
registerEnumType(StaffRecord, {
  name: 'StaffRecord',
  description: 'What was changed about a member of staff.',
  valuesMap: {
    MEMBER: { description: 'The human: name, reference, qualifications, account (medarbetare).' },
    POST: { description: 'A post (tjänst).' },
    LEAVE: { description: 'A leave from a post (ledighet).' },
  },
});
