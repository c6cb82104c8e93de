import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { birthDateOf } from '../persons/identity-number.js';
import type { AccessedPerson } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { today } from '../platform/dates/today.js';
import { TeamsService } from '../teams/teams.service.js';
import type { ConsentDocument, ConsentsDocument } from './consent.document.js';
import type { Ground } from './ground.entity.js';
import type { RecordGroundInput } from './ground.input.js';
import { groundGroups, groundView } from './ground-view.js';
import { GroundsService } from './grounds.service.js';

/** What the sheets say, in the actor's language. Asking for one is a print in the log. */
@Injectable()
export class GroundPrintsService {
  constructor(
    private readonly groundsService: GroundsService,
    private readonly teamsService: TeamsService,
  ) {}

  /** Everything that has been recorded for a person. @throws DomainError NOT_FOUND */
  async all(actor: Actor, personId: string): Promise<ConsentsDocument> {
    const { giver, grounds, ...accessed } = await this.groundsService.ofPerson(actor, personId, {
      action: LoggedAction.PRINT,
    });
    const sheet = await this.sheet(actor, accessed, giver.name, today());
    return { ...sheet, ...groundGroups(actor.locale, grounds) };
  }

  /** One ground as it was recorded. @throws DomainError NOT_FOUND */
  async recorded(actor: Actor, personId: string, groundId: string): Promise<ConsentDocument> {
    const { ground, ...accessed } = await this.groundsService.get(actor, personId, groundId, {
      action: LoggedAction.PRINT,
    });
    return this.one(actor, accessed, ground, false);
  }

  /** One that is not recorded yet, to be read and signed. @throws DomainError NOT_FOUND; INVALID */
  async draft(actor: Actor, input: RecordGroundInput): Promise<ConsentDocument> {
    const { ground, ...accessed } = await this.groundsService.draft(actor, input);
    return this.one(actor, accessed, ground, true);
  }

  private async one(actor: Actor, accessed: AccessedPerson, ground: Ground, isDraft: boolean) {
    const sheet = await this.sheet(actor, accessed, ground.giver.name, today(ground.recordedAt));
    return { ...sheet, ground: groundView(actor.locale, ground, today()), isDraft };
  }

  private async sheet(actor: Actor, { person, disclosure }: AccessedPerson, giver: string, date: string) {
    // Only staff who share a team with the person come here.
    const { name, phone } = await this.teamsService.get(actor, disclosure.teamId!);
    const { givenName, familyName, fictitious } = person;
    const shown = { name: `${givenName} ${familyName}`, birthDate: birthDateOf(person), fictitious };
    return { date, person: shown, giver, team: { name, phone } };
  }
}
