import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, IsNull, LessThan, MoreThan } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Contact } from '../contacts/contact.entity.js';
import { HospitalEpisode } from '../contacts/hospital-episode.entity.js';
import { TeamMeeting } from '../contacts/team-meeting.entity.js';
import { byName } from '../persons/by-name.js';
import { Enrolment, type Person } from '../persons/person.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { BoardEntry } from '../persons/support.entity.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isOn } from '../platform/dates/periods.js';
import { byStaffName } from '../teams/by-staff-name.js';
import { membersOn, type NamedMember } from '../teams/members-on.js';
import type { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { attachStaff } from './contact-parts.js';
import { heldMeeting } from './meeting-parts.js';
import type { EpisodeOfDay, TeamDay } from './team-day.type.js';
import type { HeldMeeting, NamedPerson } from './team-meeting.type.js';

/** What a team has on record of a day. */
@Injectable()
export class TeamDayService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
  ) {}

  /** About those whom the actor may know of, each logged. @throws DomainError NOT_FOUND */
  async get(actor: Actor, teamId: string, date: string): Promise<TeamDay & { team: Team }> {
    const team = await this.teamAccess.authorise(actor, teamId, 'contact.read');
    return this.unitOfWork.run(async (manager) => ({
      team,
      teamId,
      date,
      contacts: await this.contacts(manager, actor, teamId, date),
      meetings: await this.meetings(manager, actor, teamId, date),
      admissions: await this.episodes(manager, actor, teamId, [{ admittedOn: date }]),
      discharges: await this.episodes(manager, actor, teamId, [{ dischargedOn: date }]),
      inHospital: await this.episodes(manager, actor, teamId, [
        { admittedOn: LessThan(date), dischargedOn: IsNull() },
        { admittedOn: LessThan(date), dischargedOn: MoreThan(date) },
      ]),
    }));
  }

  /** @throws DomainError NOT_FOUND */
  team(actor: Actor, teamId: string, policy: 'contact.read' | 'contact.write'): Promise<Team> {
    return this.teamAccess.authorise(actor, teamId, policy);
  }

  /**
   * Who is enrolled in the team on a day, by family name, and whether they are on the board then; each is logged.
   * @throws DomainError NOT_FOUND
   */
  async persons(
    actor: Actor,
    teamId: string,
    day: string,
  ): Promise<(NamedPerson & { isOnBoard: boolean })[]> {
    await this.teamAccess.authorise(actor, teamId, 'contact.write');
    return this.unitOfWork.run(async (manager) => {
      const enrolments = await manager.find(Enrolment, {
        where: { teamId, voidedAt: IsNull() },
        relations: { person: true },
      });
      const asked = enrolments
        .filter((enrolment) => isOn(day, enrolment))
        .map(({ id: recordId, person }) => ({
          recordType: 'enrolment',
          recordId,
          keptByTeamId: teamId,
          person,
        }));
      const shown = await this.personAccess.list(manager, actor, 'contact.write', asked);
      const entries = await manager.findBy(BoardEntry, {
        enrolmentId: In(shown.map(({ recordId }) => recordId)),
      });
      const onBoard = new Set(
        entries.filter((entry) => isOn(day, entry)).map(({ enrolmentId }) => enrolmentId),
      );
      return shown.sort(byName(actor.locale)).map(({ recordId, person: { id, familyName, givenName } }) => ({
        id,
        name: `${familyName}, ${givenName}`,
        isOnBoard: onBoard.has(recordId),
      }));
    });
  }

  /** One person about whom something is to be noted in the team. @throws DomainError NOT_FOUND */
  async person(actor: Actor, teamId: string, personId: string): Promise<NamedPerson> {
    await this.teamAccess.authorise(actor, teamId, 'contact.write');
    return this.unitOfWork.run(async (manager) => {
      const use = { action: LoggedAction.READ, recordType: 'person', recordId: personId };
      const asked = { ...use, keptByTeamId: teamId };
      const accessed = this.personAccess.authoriseAndLog(manager, actor, personId, 'contact.write', asked);
      return named((await accessed).person);
    });
  }

  /** Who works in the team on a day, by name. @throws DomainError NOT_FOUND */
  async staff(actor: Actor, teamId: string, day: string): Promise<{ team: Team; staff: NamedMember[] }> {
    const team = await this.teamAccess.authorise(actor, teamId, 'contact.write');
    const staff = await membersOn(this.unitOfWork.reader, teamId, day);
    return { team, staff: staff.sort(byStaffName(actor.locale)) };
  }

  private async contacts(manager: EntityManager, actor: Actor, teamId: string, date: string) {
    const contacts = await manager.find(Contact, {
      where: { date, voidedAt: IsNull(), enrolment: { teamId, voidedAt: IsNull() } },
      relations: { enrolment: { person: true } },
      order: { time: 'ASC', id: 'ASC' },
    });
    const asked = contacts.map((contact) => ({
      recordType: 'contact',
      recordId: contact.id,
      keptByTeamId: teamId,
      person: contact.enrolment.person,
      contact,
    }));
    const shown = await this.personAccess.list(manager, actor, 'contact.read', asked);
    await attachStaff(
      manager,
      shown.map(({ contact }) => contact),
    );
    return shown.map(({ person, contact }) => ({ person: named(person), contact }));
  }

  private async meetings(
    manager: EntityManager,
    actor: Actor,
    teamId: string,
    date: string,
  ): Promise<HeldMeeting[]> {
    const meetings = await manager.find(TeamMeeting, {
      where: { teamId, date, voidedAt: IsNull() },
      order: { time: 'ASC' },
    });
    const held: HeldMeeting[] = [];
    for (const meeting of meetings) held.push(await heldMeeting(manager, this.personAccess, actor, meeting));
    return held;
  }

  private async episodes(
    manager: EntityManager,
    actor: Actor,
    teamId: string,
    days: FindOptionsWhere<HospitalEpisode>[],
  ): Promise<EpisodeOfDay[]> {
    const episodes = await manager.find(HospitalEpisode, {
      where: days.map((on) => ({ ...on, voidedAt: IsNull(), enrolment: { teamId, voidedAt: IsNull() } })),
      relations: { enrolment: { person: true } },
    });
    const asked = episodes.map((episode) => ({
      recordType: 'hospital_episode',
      recordId: episode.id,
      keptByTeamId: teamId,
      person: episode.enrolment.person,
      episode,
    }));
    const shown = await this.personAccess.list(manager, actor, 'contact.read', asked);
    return shown
      .sort(byName(actor.locale))
      .map(({ person, episode }) => ({ person: named(person), episode }));
  }
}

const named = ({ id, givenName, familyName }: Person): NamedPerson => ({
  id,
  name: `${givenName} ${familyName}`,
});
