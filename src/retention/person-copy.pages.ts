import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { type Download, download, type Sheet, sheet } from '../platform/web/page.js';
import { PersonCopyService } from './person-copy.service.js';
import { renderPersonCopy } from './person-copy-view.js';

/** Everything that is kept about a person, to be given to the person: to read, and to load. */
@Controller('persons/:personId/copy')
export class PersonCopyPages {
  constructor(private readonly copies: PersonCopyService) {}

  @Get(['print', 'print.pdf'])
  @Policy('personCopy.read')
  async print(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Sheet> {
    return sheet(renderPersonCopy(await this.copies.read(actor, personId), actor.locale), 'copy');
  }

  @Get('data.json')
  @Policy('personCopy.read')
  async data(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Download> {
    const { copy } = await this.copies.read(actor, personId);
    const body = JSON.stringify(copy, null, 2);
    return download({ filename: 'copy.json', contentType: 'application/json; charset=utf-8', body });
  }
}
