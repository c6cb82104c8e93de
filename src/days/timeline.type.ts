import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Contact } from '../contacts/contact.entity.js';
import { HospitalEpisode } from '../contacts/hospital-episode.entity.js';
import { Intervention } from '../contacts/intervention.entity.js';
import { TeamMeeting } from '../contacts/team-meeting.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { pageOf } from '../platform/graphql/page-of.js';

export enum TimelineKind {
  CONTACT = 'CONTACT',
  MEETING = 'MEETING',
  HOSPITAL_EPISODE = 'HOSPITAL_EPISODE',
  INTERVENTION = 'INTERVENTION',
  ENROLMENT = 'ENROLMENT',
}
registerEnumType(TimelineKind, {
  name: 'TimelineKind',
  description: 'Kind of what stands on a line of time (tidslinje).',
  valuesMap: {
    CONTACT: { description: 'A contact, on its day (kontakt).' },
    MEETING: { description: 'A team meeting where the person was gone through, on its day (teammöte).' },
    HOSPITAL_EPISODE: { description: 'A hospital episode, on the day of admission (vårdtillfälle).' },
    INTERVENTION: { description: 'An intervention, on the day it was offered (insats).' },
    ENROLMENT: { description: 'An enrolment, on its first day (inskrivning).' },
  },
});

@ObjectType({ description: 'Something on the line of time of a person: one of its records is there.' })
export class TimelineEntry {
  @Field(() => TimelineKind, { description: 'What it is.' })
  kind: TimelineKind;

  @Field(() => ID, { description: "The record's UUID." })
  id: string;

  @Field({ description: 'Day, YYYY-MM-DD.' })
  day: string;

  @Field(() => Contact, { nullable: true, description: 'The contact.' })
  contact?: Contact;

  @Field(() => TeamMeeting, { nullable: true, description: 'The meeting; without the others gone through.' })
  meeting?: TeamMeeting;

  @Field(() => HospitalEpisode, { nullable: true, description: 'The hospital episode.' })
  hospitalEpisode?: HospitalEpisode;

  @Field(() => Intervention, { nullable: true, description: 'The intervention.' })
  intervention?: Intervention;

  @Field(() => Enrolment, { nullable: true, description: 'The enrolment.' })
  enrolment?: Enrolment;
}

@ObjectType({ description: 'A page of a line of time, the newest first.' })
export class TimelinePage extends pageOf(TimelineEntry) {}
