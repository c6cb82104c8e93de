import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsEnum, IsOptional } from 'class-validator';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { invalid } from '../platform/errors/domain-error.js';
import { formatDate } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { formOf, readForm } from '../platform/web/form.js';
import { type Page, page } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { contactWords } from './contact-words.js';
import { TimelineService } from './timeline.service.js';
import { type TimelineEntry, TimelineKind } from './timeline.type.js';

/** What the address of a line of time says, beside the page. */
class TimelineQuery {
  @IsOptional()
  @IsEnum(TimelineKind)
  kind?: TimelineKind;
}

/** What a team has on record of one person, the newest first. */
@Controller('persons/:personId/timeline')
export class TimelinePages {
  constructor(private readonly timelineService: TimelineService) {}

  @Get()
  @Policy('contact.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Query() { page: wanted, ...query }: Record<string, unknown>,
  ): Promise<Page> {
    const { input, problems } = await readForm(TimelineQuery, query);
    if (!input) throw invalid(problems);
    const { kind } = input;
    const rows = pageFrom(wanted);
    const read = await this.timelineService.read(actor, personId, kind ? [kind] : [], rows);
    const { person, items, total, teamIds } = read;
    const name = `${person.givenName} ${person.familyName}`;
    const noteTeamId = teamIds.find((teamId) => mayDoInTeam(actor, 'contact.write', teamId)) ?? null;
    return page('days/timeline', {
      title: translate(actor.locale, 'day.timelineOf', { name }),
      person: { id: personId, name },
      noteTeamId,
      form: formOf({ kind }),
      kind,
      kinds: choicesOf(TimelineKind, 'day.kind', actor.locale),
      total,
      pageLinks: pageLinks(`/persons/${personId}/timeline`, rows, total, { kind }),
      entries: items.map((entry) => shownEntry(actor.locale, entry)),
    });
  }
}

/** An entry in words, and its page where it has one. */
function shownEntry(locale: Locale, entry: TimelineEntry) {
  const { kind, day, contact, meeting, hospitalEpisode, intervention, enrolment } = entry;
  const record = contact ?? meeting ?? hospitalEpisode ?? intervention ?? enrolment!;
  return {
    day,
    kind: translate(locale, `day.kind.${kind}`),
    href: hrefOf(entry),
    isVoided: record.voidedAt !== null,
    isCrisis: contact?.crisis ?? false,
    text: textOf(locale, entry),
    staff: (contact?.staff ?? []).map(({ staffMember }) => staffMember.name).join(', '),
  };
}

const PATHS: Partial<Record<TimelineKind, string>> = {
  CONTACT: 'contacts',
  MEETING: 'team-meetings',
  HOSPITAL_EPISODE: 'hospital-episodes',
  INTERVENTION: 'interventions',
};

const hrefOf = ({ kind, id }: TimelineEntry) => (PATHS[kind] ? `/${PATHS[kind]}/${id}` : null);

function textOf(locale: Locale, entry: TimelineEntry): string {
  const { contact, meeting, hospitalEpisode, intervention, enrolment } = entry;
  const to = (day: string | null | undefined, key: string) =>
    day ? translate(locale, key, { date: formatDate(locale, day) }) : null;
  const parts = contact
    ? [translate(locale, 'day.at', { time: contact.time }), contactWords(locale, contact)]
    : meeting
      ? [
          translate(locale, 'day.at', { time: meeting.time }),
          translate(locale, 'day.minutes', { n: meeting.minutes }),
        ]
      : hospitalEpisode
        ? [to(hospitalEpisode.dischargedOn, 'day.discharged') ?? translate(locale, 'day.stillIn')]
        : intervention
          ? [
              translate(locale, `kind.interventionMethod.${intervention.method}`),
              to(intervention.startedOn, 'day.began') ?? translate(locale, 'day.notBegun'),
              to(intervention.endedOn, 'day.ended'),
            ]
          : [enrolment!.team.name, to(enrolment!.toDate, 'day.ended')];
  return parts.filter((part) => part !== null).join(', ');
}
