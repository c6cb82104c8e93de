import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { type Form, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { showIdentityNumber } from './identity-number.js';
import { ReplaceNumberInput } from './person-number.input.js';
import { PersonNumbersService } from './person-numbers.service.js';
import { PersonsService } from './persons.service.js';

/** A new number for somebody who has another. */
@Controller('persons/:personId/number')
export class PersonNumbersPages {
  constructor(
    private readonly personNumbersService: PersonNumbersService,
    private readonly personsService: PersonsService,
  ) {}

  @Get()
  @Policy('person.write')
  ask(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.form(actor, personId, null);
  }

  @Post()
  @Policy('person.write')
  replace(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      ReplaceNumberInput,
      { ...body, personId },
      async (input) =>
        onSaved(await this.personNumbersService.replace(actor, input), () =>
          redirect(`/persons/${personId}`, 'personNumber.replaced'),
        ),
      (form) => this.form(actor, personId, form),
    );
  }

  private async form(actor: Actor, personId: string, form: Form<unknown> | null): Promise<Page> {
    const person = await this.personsService.get(actor, personId, 'person.write');
    const model = {
      title: translate(actor.locale, 'personNumber.replace'),
      person: {
        id: personId,
        name: `${person.givenName} ${person.familyName}`,
        identityNumber: showIdentityNumber(person),
      },
      form: shownForm(form, { revision: person.revision }),
    };
    return page('persons/replace-number', model, statusOf(form));
  }
}
