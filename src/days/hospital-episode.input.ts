import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { WhyCorrected } from './noted.input.js';

@InputType({ isAbstract: true })
export abstract class HospitalEpisodeFields {
  @Field({ description: 'Day of admission, YYYY-MM-DD; not one to come.' })
  @IsCivilDate()
  admittedOn: string;

  @Field({ defaultValue: false, description: 'The team took part in the admission.' })
  @IsOptional()
  @IsBoolean()
  teamInvolvedInAdmission?: boolean;

  @Field(() => String, { nullable: true, description: 'Day of discharge; missing while in hospital.' })
  @IsOptional()
  @IsCivilDate()
  dischargedOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The team took part in the discharge; needed with a day of discharge, and only then.',
  })
  @IsOptional()
  @IsBoolean()
  teamInvolvedInDischarge?: boolean | null;
}

@InputType({
  description: 'An admission of a person to psychiatric inpatient care, and the discharge if it has been.',
})
export class NoteHospitalEpisodeInput extends HospitalEpisodeFields {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  personId: string;
}

@InputType({
  description: 'All that a hospital episode is to say after a correction, or with its discharge.',
})
export class CorrectHospitalEpisodeInput extends HospitalEpisodeFields {
  @Field(() => ID, { description: 'The hospital episode.' })
  @IsUUID()
  episodeId: string;

  @SeenRevision()
  revision: number;

  @WhyCorrected()
  reason?: string | null;
}
