import {
  Args,
  Context,
  createUnionType,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { Request } from 'express';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { CodeArg, IdArg } from '../../platform/graphql/id-arg.js';
import { PageArg, PageInput, pageOf } from '../../platform/graphql/page-of.js';
import { type RevisionConflict, savedOrConflict } from '../../platform/revision/revision-conflict.js';
import { AuditImprovement, improvementType } from '../improvement/improvement.type.js';
import { FidelityScale, scaleType } from '../scales/scale.type.js';
import { Scales } from '../scales/scales.js';
import { Audit, AuditItem, AuditTopic } from './audit.entity.js';
import {
  CloseAuditInput,
  DescribeTopicInput,
  JudgeAuditInput,
  RateAuditItemInput,
  StartAuditInput,
} from './audit.input.js';
import { AuditIncomplete, AuditTotal } from './audit.type.js';
import { AuditsService } from './audits.service.js';
import { loadAuditView } from './load-audit-view.js';
import { SampleDraw } from './sample-draw.entity.js';
import { StartAuditService } from './start-audit.service.js';

@ObjectType({ description: "One page of a team's audits." })
class AuditPage extends pageOf(Audit) {}

const CloseAuditResult = createUnionType({
  name: 'CloseAuditResult',
  description: 'The closed audit, or what is left before it can be closed.',
  types: () => [Audit, AuditIncomplete] as const,
  resolveType: (value) => ('unrated' in value ? AuditIncomplete : Audit),
});

const RateAuditItemResult = savedOrConflict('RateAuditItemResult', AuditItem);
const DescribeAuditTopicResult = savedOrConflict('DescribeAuditTopicResult', AuditTopic);
const JudgeAuditResult = savedOrConflict('JudgeAuditResult', Audit);

const auditId = "The audit's UUID.";

@Resolver(() => Audit)
export class AuditsResolver {
  constructor(
    private readonly auditsService: AuditsService,
    private readonly starting: StartAuditService,
    private readonly scales: Scales,
  ) {}

  @Query(() => [FidelityScale], {
    description: 'Every scale an audit can be begun with, in its newest version.',
  })
  @Policy('audit.read')
  fidelityScales(): FidelityScale[] {
    return this.scales.newestOfEach().map(scaleType);
  }

  @Query(() => AuditPage, {
    description: "A team's audits, the latest window first; for somebody from outside those they rate.",
  })
  @Policy('audit.open')
  async audits(
    @CurrentActor() actor: Actor,
    @IdArg('teamId', "The team's UUID.") teamId: string,
    @PageArg() page: PageInput,
  ): Promise<AuditPage> {
    const { items, total } = await this.auditsService.page(actor, teamId, page);
    return { items: items.map(({ audit }) => audit), total };
  }

  @Query(() => Audit, { description: 'One audit.' })
  @Policy('audit.open')
  async audit(@CurrentActor() actor: Actor, @IdArg('id', auditId) id: string): Promise<Audit> {
    return (await this.auditsService.get(actor, id)).audit;
  }

  @Mutation(() => Audit, { description: 'Begins an audit and counts what the records can tell.' })
  @Policy('audit.write')
  startAudit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which team, scale and window.' }) input: StartAuditInput,
  ): Promise<Audit> {
    return this.starting.start(actor, input);
  }

  @Mutation(() => Audit, { description: 'Counts again from the records of today; ratings with a note stay.' })
  @Policy('audit.write')
  recountAudit(@CurrentActor() actor: Actor, @IdArg('id', auditId) id: string): Promise<Audit> {
    return this.starting.recount(actor, id);
  }

  @Mutation(() => RateAuditItemResult, {
    description:
      'Rates one item of an open audit, or says why it cannot be rated. A rater of two writes what is their own, until both have finished and the two settle what differs.',
  })
  @Policy('audit.rate')
  rateAuditItem(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @CodeArg('code', "The item's code on the scale.") code: string,
    @Args('input', { description: 'The rating and the note.' }) input: RateAuditItemInput,
  ): Promise<AuditItem | RevisionConflict> {
    return this.auditsService.rate(actor, id, code, input);
  }

  @Mutation(() => DescribeAuditTopicResult, {
    description: 'Writes down what is said of a topic of an open audit.',
  })
  @Policy('audit.rate')
  describeAuditTopic(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @CodeArg('code', "The topic's code on the scale.") code: string,
    @Args('input', { description: 'The words.' }) input: DescribeTopicInput,
  ): Promise<AuditTopic | RevisionConflict> {
    return this.auditsService.describeTopic(actor, id, code, input);
  }

  @Mutation(() => JudgeAuditResult, {
    description: 'Gives the overall judgement of an open audit, or takes it back.',
  })
  @Policy('audit.rate')
  judgeAudit(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @Args('input', { description: 'The judgement and why.' }) input: JudgeAuditInput,
  ): Promise<Audit | RevisionConflict> {
    return this.auditsService.judge(actor, id, input);
  }

  @Mutation(() => CloseAuditResult, { description: 'Closes an audit; nothing in it changes after that.' })
  @Policy('audit.write')
  closeAudit(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @Args('input', { description: 'How.' }) input: CloseAuditInput,
  ): Promise<typeof CloseAuditResult> {
    return this.auditsService.close(actor, id, input);
  }

  @ResolveField(() => FidelityScale, { description: 'The scale it was begun with.' })
  definition(@Parent() audit: Audit): FidelityScale {
    return scaleType(this.scales.of(audit));
  }

  @ResolveField(() => SampleDraw, {
    nullable: true,
    description:
      'The draw its chart sample is of; missing where no sample was drawn, and of audits from before draws were kept.',
  })
  async sampleDraw(@Parent() audit: Audit, @Context('req') request: Request): Promise<SampleDraw | null> {
    return (await loadAuditView(this.auditsService, audit, request)).audit.sampleDraw ?? null;
  }

  @ResolveField(() => [AuditItem], { description: 'Its items, in the order of the scale.' })
  async items(@Parent() audit: Audit, @Context('req') request: Request): Promise<AuditItem[]> {
    return (await loadAuditView(this.auditsService, audit, request)).items.flatMap(({ records }) => records);
  }

  @ResolveField(() => [AuditTopic], { description: 'What is said of the topics, in the order of the scale.' })
  async topics(@Parent() audit: Audit, @Context('req') request: Request): Promise<AuditTopic[]> {
    const view = await loadAuditView(this.auditsService, audit, request);
    const codes = view.scale.topics?.map(({ code }) => code) ?? [];
    return view.audit.topics.toSorted((one, other) => codes.indexOf(one.code) - codes.indexOf(other.code));
  }

  @ResolveField(() => AuditImprovement, {
    description: 'Each item beside the range that teams are held to, and what would move those below it.',
  })
  async improvement(@Parent() audit: Audit, @Context('req') request: Request): Promise<AuditImprovement> {
    return improvementType(await loadAuditView(this.auditsService, audit, request));
  }

  @ResolveField(() => Boolean, {
    description: 'True: closed with items missing. A total, where there is one, is of the others.',
  })
  async partial(@Parent() audit: Audit, @Context('req') request: Request): Promise<boolean> {
    return (await loadAuditView(this.auditsService, audit, request)).isPartial;
  }

  @ResolveField(() => AuditTotal, {
    description: 'Sums and means; while it is open, of what is rated so far.',
  })
  async total(@Parent() audit: Audit, @Context('req') request: Request): Promise<AuditTotal> {
    const { total } = await loadAuditView(this.auditsService, audit, request);
    const readings = total.interpretations.map(({ interpretation, text }) => ({ ...interpretation, text }));
    return { ...total, readings };
  }
}
