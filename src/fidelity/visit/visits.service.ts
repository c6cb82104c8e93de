import { Injectable } from '@nestjs/common';
import { IsNull, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { TeamMeeting } from '../../contacts/team-meeting.entity.js';
import { hoursOf } from '../../organisations/say-hours.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { addDays } from '../../platform/dates/civil-date.js';
import { today } from '../../platform/dates/today.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { postsOn } from '../../teams/posts-on-day.js';
import type { ReadMember } from '../../teams/read-staff.js';
import { TeamsService } from '../../teams/teams.service.js';
import { AuditsService } from '../audits/audits.service.js';
import { nextMeeting } from './next-meeting.js';
import { planVisit } from './plan-visit.js';
import type { VisitDocument } from './visit.document.js';

/** How far back a habit of meeting is looked for. */
const HABIT_DAYS = 28;

/** What a review at a team is prepared with, made of the team's own records. Nothing in it is about a person who is supported. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditsService: AuditsService,
    private readonly teamsService: TeamsService,
  ) {}

  /** @param firstDay of the visit; missing where it is not settled. @throws DomainError NOT_FOUND */
  async get(actor: Actor, auditId: string, firstDay?: string): Promise<VisitDocument> {
    const { locale } = actor;
    const view = await this.auditsService.get(actor, auditId);
    const { audit, scale } = view;
    const { team, teamId } = audit;
    const { enrolled } = await this.teamsService.size(actor, teamId);
    const [staff = null] = await this.teamsService.staffOfTeams(actor, [teamId]);
    const held = await this.unitOfWork.reader.findBy(TeamMeeting, {
      ...{ teamId, voidedAt: IsNull() },
      date: MoreThanOrEqual(addDays(today(), -HABIT_DAYS)),
    });
    const nameOf = (code: string) => scale.items.find((item) => item.code === code)?.name[locale] ?? '';
    return {
      team: {
        name: team.name,
        service: team.service.name,
        phone: team.phone,
        hours: hoursOf(locale, team),
      },
      date: today(),
      fictitious: team.fictitious,
      scale: { name: scale.name[locale], version: scale.version },
      window: { from: audit.windowFrom, to: audit.windowTo },
      raters: (await this.auditsService.raters(view)).map((name) => ({ name })),
      days: planVisit(scale, audit.components).map(({ day, parts }) => ({
        day,
        date: firstDay ? addDays(firstDay, day - 1) : '',
        parts: parts.map(({ name, items, prompts }) => ({
          name: name[locale],
          items: items.map((code) => ({ code, name: nameOf(code) })),
          prompts: prompts.map((prompt) => prompt[locale]),
        })),
      })),
      meeting: nextMeeting(held, firstDay ?? today()),
      sample:
        audit.sampleSize === null || audit.sampleFrom === null
          ? null
          : { size: audit.sampleSize, from: audit.sampleFrom },
      enrolled,
      capacity: team.capacity,
      plannedPosts: team.plannedPosts,
      staff: staff && byProfession(staff, locale),
    };
  }
}

/** Those who work in the team today, by profession in the order of the words. */
function byProfession(staff: readonly ReadMember[], locale: Locale) {
  const posts = staff.flatMap((member) => postsOn(today(), member).map((post) => ({ member, post })));
  return [...Map.groupBy(posts, ({ post }) => post.profession)]
    .map(([profession, some]) => ({
      profession: translate(locale, `kind.profession.${profession}`),
      members: new Set(some.map(({ member }) => member.id)).size,
      posts: some.reduce((sum, { post }) => sum + post.percentHundredths, 0) / 10_000,
    }))
    .toSorted((one, other) => one.profession.localeCompare(other.profession, locale));
}
