import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { IdArg } from '../../platform/graphql/id-arg.js';
import { ChartsService, SampledChart } from './charts.service.js';

@Resolver(() => SampledChart)
export class ChartsResolver {
  constructor(private readonly charts: ChartsService) {}

  @Query(() => [SampledChart], {
    description: 'The chart sample of an audit, in the order in which it was drawn; empty where none was.',
  })
  @Policy('audit.read')
  auditCharts(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The audit's UUID.") id: string,
  ): Promise<SampledChart[]> {
    return this.charts.list(actor, id);
  }
}
