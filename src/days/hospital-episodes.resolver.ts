import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { HospitalEpisode } from '../contacts/hospital-episode.entity.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { CorrectHospitalEpisodeInput, NoteHospitalEpisodeInput } from './hospital-episode.input.js';
import { HospitalEpisodesService } from './hospital-episodes.service.js';
import { VoidNotedInput } from './noted.input.js';

const CorrectHospitalEpisodeResult = savedOrConflict('CorrectHospitalEpisodeResult', HospitalEpisode);

@Resolver(() => HospitalEpisode)
export class HospitalEpisodesResolver {
  constructor(private readonly hospitalEpisodesService: HospitalEpisodesService) {}

  @Query(() => HospitalEpisode, { description: 'One hospital episode, with its history.' })
  @Policy('contact.read')
  async hospitalEpisode(
    @CurrentActor() actor: Actor,
    @IdArg('episodeId', 'Its UUID.') episodeId: string,
  ): Promise<HospitalEpisode> {
    return (await this.hospitalEpisodesService.get(actor, episodeId)).record;
  }

  @Mutation(() => HospitalEpisode, {
    description: 'Notes an admission to hospital (inläggning). The same sent twice is one.',
  })
  @Policy('contact.write')
  noteHospitalEpisode(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The hospital episode.' }) input: NoteHospitalEpisodeInput,
  ): Promise<HospitalEpisode> {
    return this.hospitalEpisodesService.note(actor, input);
  }

  @Mutation(() => CorrectHospitalEpisodeResult, {
    description:
      'Puts a hospital episode right (rättelse), or tells of the discharge (utskrivning). What it said before is kept.',
  })
  @Policy('contact.write')
  correctHospitalEpisode(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'All of it, and why.' }) input: CorrectHospitalEpisodeInput,
  ): Promise<HospitalEpisode | RevisionConflict> {
    return this.hospitalEpisodesService.correct(actor, input);
  }

  @Mutation(() => HospitalEpisode, {
    description:
      'Voids a hospital episode that was noted in error (makulering). It stays readable, and counts nowhere.',
  })
  @Policy('contact.write')
  voidHospitalEpisode(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) { recordId: id, reason }: VoidNotedInput,
  ): Promise<HospitalEpisode> {
    return this.hospitalEpisodesService.void(actor, { id, reason });
  }
}
