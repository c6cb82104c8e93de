import { Injectable } from '@nestjs/common';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { ImportRuns } from '../../contacts/import-runs.js';
import { PersonAccess } from '../../persons/person-access.js';
import { sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { daysInclusive } from '../../platform/dates/civil-date.js';
import { defaultLocale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { enrolledPeople, humanOf } from '../../teams/enrolled-people.js';
import { IN_WINDOW, MET } from '../measures/contacts.source.js';
import { Audit, AuditChart } from './audit.entity.js';
import { AuditsService } from './audits.service.js';

@ObjectType({ description: "One person of an audit's chart sample, whose records a rater goes through." })
export class SampledChart {
  @Field(() => Int, { description: 'Number in the sample, in the order in which they were drawn.' })
  number: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The person; missing for whoever may not read the record.',
  })
  personId: string | null;

  @Field(() => String, { nullable: true, description: 'Name, under the same condition.' })
  name: string | null;

  @Field(() => Float, { description: 'Times met a week in the window.' })
  contactsPerWeek: number;

  @Field(() => Float, { description: 'Minutes met a week in the window.' })
  minutesPerWeek: number;
}

/** The persons drawn for an audit. Raters go through these and no others, and the log says for what purpose. */
@Injectable()
export class ChartsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditsService: AuditsService,
    private readonly personAccess: PersonAccess,
    private readonly importRuns: ImportRuns,
  ) {}

  /**
   * The sample with what the records say of each. Who it is is told to those who may read the person's record.
   * @param number of one person alone; all of them when missing
   * @throws DomainError NOT_FOUND, or FILE_BEING_LOADED while a file is being loaded into the team
   */
  async list(actor: Actor, auditId: string, number?: number): Promise<SampledChart[]> {
    const { audit } = await this.auditsService.get(actor, auditId);
    await this.importRuns.settle();
    return this.unitOfWork.run(async (manager) => {
      await this.importRuns.keepOut(manager, audit.teamId);
      const charts = await manager.find(AuditChart, {
        where: { auditId, ...(number !== undefined && { number }) },
        relations: { person: { owner: true } },
        order: { number: 'ASC' },
      });
      const rows = charts.map(({ number, person }) => {
        return { number, person, recordType: 'person', recordId: person.id };
      });
      // The log is read in one language, whatever language the reader had.
      const purpose = translate(defaultLocale, 'fidelity.chartPurpose');
      const shown = await this.personAccess.list(manager, actor, 'person.read', rows, purpose);
      const nameOf = new Map(shown.map(({ number, person }) => [number, person]));
      const figures = await figuresOf(manager, audit);
      const weeks = daysInclusive(audit.windowFrom, audit.windowTo) / 7;
      return charts.map(({ number }) => {
        const person = nameOf.get(number);
        const { contacts = 0, minutes = 0 } = figures.get(number) ?? {};
        return {
          number,
          personId: person?.id ?? null,
          name: person ? `${person.givenName} ${person.familyName}` : null,
          contactsPerWeek: contacts / weeks,
          minutesPerWeek: minutes / weeks,
        };
      });
    });
  }
}

/** Times and minutes met in the window, by number in the sample. */
async function figuresOf(manager: EntityManager, { id, teamId, windowFrom, windowTo }: Audit) {
  const rows = await sql<{ number: number; contacts: number | string; minutes: number | string | null }>(
    manager,
    `SELECT chart.number, COUNT(contact.id) AS contacts, SUM(contact.minutes) AS minutes
       FROM audit_chart chart
       JOIN person ON person.id = chart.person_id
       JOIN ${enrolledPeople()} ON enrolment.team_id = :teamId AND enrolment.human = ${humanOf()}
       LEFT JOIN contact ON ${IN_WINDOW} AND ${MET}
      WHERE chart.audit_id = :id GROUP BY chart.number`,
    { id, teamId, from: windowFrom, to: windowTo },
  );
  return new Map(
    rows.map(({ number, contacts, minutes }) => [
      number,
      { contacts: Number(contacts), minutes: Number(minutes ?? 0) },
    ]),
  );
}
