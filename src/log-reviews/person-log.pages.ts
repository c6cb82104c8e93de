import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { LoggedAction, LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page, type Sheet, sheet } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { renderPersonLog } from './person-log.document.js';
import { PersonLogService } from './person-log.service.js';
import type { PersonLogLine } from './person-log.type.js';

const ROWS_OF_A_PRINT = 1000;

/** Who has opened my records? For the person, read together with somebody of the team or taken home on paper. */
@Controller('persons/:personId/log')
export class PersonLogPages {
  constructor(private readonly log: PersonLogService) {}

  @Get()
  @Policy('personLog.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Query('page') wanted?: string,
  ): Promise<Page> {
    const rows = pageFrom(wanted);
    const { person, owner, total, items } = await this.log.read(actor, personId, rows);
    const name = `${person.givenName} ${person.familyName}`;
    return page('log-reviews/person-log', {
      title: translate(actor.locale, 'personLog.title', { name }),
      person: { id: personId, name },
      owner,
      total,
      pageLinks: pageLinks(`/persons/${personId}/log`, rows, total),
      lines: items.map((line) => shownLine(actor.locale, line)),
    });
  }

  @Get(['print', 'print.pdf'])
  @Policy('personLog.read')
  async print(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Sheet> {
    const rows = { page: 1, size: ROWS_OF_A_PRINT };
    const { person, owner, total, items } = await this.log.read(actor, personId, rows, LoggedAction.PRINT);
    const model = {
      date: today(),
      printedAt: formatDateTime(actor.locale, new Date()),
      name: `${person.givenName} ${person.familyName}`,
      owner,
      lines: items.map((line) => shownLine(actor.locale, line)),
      cutAt: total > ROWS_OF_A_PRINT ? ROWS_OF_A_PRINT : null,
      fictitious: person.fictitious,
    };
    return sheet(renderPersonLog(model, actor.locale), 'log');
  }
}

function shownLine(
  locale: Locale,
  { at, who, roles, employer, place, what, outcome, why, times }: PersonLogLine,
) {
  return {
    when: formatDateTime(locale, at),
    who,
    roles,
    places: [place, employer].filter((name) => name !== null),
    what: times > 1 ? translate(locale, 'log.repeated', { what, n: times }) : what,
    denied: outcome === LoggedOutcome.DENIED,
    why,
  };
}
