import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Contact } from '../contacts/contact.entity.js';
import { HospitalEpisode } from '../contacts/hospital-episode.entity.js';
import { TeamMeeting } from '../contacts/team-meeting.entity.js';
import type { HeldMeeting } from './team-meeting.type.js';
import { NamedPerson } from './team-meeting.type.js';

@ObjectType({ description: 'A contact, and whom it was with.' })
export class ContactOfDay {
  @Field(() => NamedPerson, { description: 'The person.' })
  person: NamedPerson;

  @Field(() => Contact, { description: 'The contact.' })
  contact: Contact;
}

@ObjectType({ description: 'A hospital episode, and whose it is.' })
export class EpisodeOfDay {
  @Field(() => NamedPerson, { description: 'The person.' })
  person: NamedPerson;

  @Field(() => HospitalEpisode, { description: 'The hospital episode.' })
  episode: HospitalEpisode;
}

@ObjectType({
  description:
    'What a team has on record of a day, about those whom the asker may know of. Nothing that was voided.',
})
export class TeamDay {
  @Field(() => ID, { description: 'The team.' })
  teamId: string;

  @Field({ description: 'The day, YYYY-MM-DD.' })
  date: string;

  @Field(() => [ContactOfDay], { description: 'Contacts in order of time.' })
  contacts: ContactOfDay[];

  @Field(() => [TeamMeeting], { description: 'Team meetings in order of time.' })
  meetings: HeldMeeting[];

  @Field(() => [EpisodeOfDay], { description: 'Who was admitted to hospital.' })
  admissions: EpisodeOfDay[];

  @Field(() => [EpisodeOfDay], { description: 'Who was discharged.' })
  discharges: EpisodeOfDay[];

  @Field(() => [EpisodeOfDay], { description: 'Who had been admitted before and was in hospital all day.' })
  inHospital: EpisodeOfDay[];
}
