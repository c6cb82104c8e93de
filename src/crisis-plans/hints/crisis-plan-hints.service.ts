import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CallsForRelease } from '../../persons/calls-for-release.js';
import type { AccessedPerson } from '../../persons/person-access.js';
import { PlanKind } from '../../persons/person-kinds.js';
import { PlanReader } from '../../plans/plan-kinds.js';
import { latestOf } from '../../plans/plan-lifecycle.js';
import { teamNow } from '../../plans/supporting-teams.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { today } from '../../platform/dates/today.js';
import { perLocale, type Text } from '../../platform/i18n/locale.js';
import { membersOn } from '../../teams/members-on.js';
import type { Team } from '../../teams/team.entity.js';
import { sayNobodyOpen } from '../closed-hours/say-week.js';
import type { CrisisPlan, CrisisPlanVersion } from '../crisis-plan.entity.js';
import { CrisisPlansService } from '../crisis-plans.service.js';
import { unitsToTurnTo } from '../unit-answers.js';
import { crisisPlanHints } from './crisis-plan-hints.js';
import type { CrisisPlanHints } from './crisis-plan-hints.type.js';
import { facilitatorsOfTeam } from './facilitators-of-team.js';

@Injectable()
export class CrisisPlanHintsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: CallsForRelease,
    private readonly crisisPlansService: CrisisPlansService,
  ) {}

  /** What is told of the latest version of a plan. @throws DomainError NOT_FOUND */
  async get(actor: Actor, planId: string): Promise<CrisisPlanHints> {
    return this.of(await this.crisisPlansService.get(actor, planId));
  }

  /** The same of a plan that was read. What the grounds and the team's staff tell is for nobody who reads on a ground. */
  async of({ plan, person, disclosure }: AccessedPerson & { plan: CrisisPlan }): Promise<CrisisPlanHints> {
    const { personId, teamId } = plan;
    const asked = { personId, teamId, kind: PlanKind.CRISIS_PLAN };
    const { reader } = this.unitOfWork;
    const isOwn = disclosure.ground === 'CARE_RELATION';
    const version = latestOf(plan.versions);
    const { team } = teamNow(plan, { kind: isOwn ? PlanReader.TEAM : PlanReader.CARE });
    return {
      ...crisisPlanHints(version, person),
      nobodyOpen: nobodyOpen(team, version),
      facilitatorsOfTeam: facilitatorsOfTeam(
        version.participants,
        isOwn && team ? await membersOn(reader, team.id, today()) : [],
      ),
      givenAtOnce: isOwn ? await this.calls.receivers(reader, asked) : [],
    };
  }
}

function nobodyOpen(team: Team | null, { closedHoursUnits }: CrisisPlanVersion): Text | null {
  const setting = { team, units: unitsToTurnTo(closedHoursUnits) };
  const said = perLocale((locale) => sayNobodyOpen(locale, setting));
  return Object.values(said).includes(null) ? null : (said as Text);
}
