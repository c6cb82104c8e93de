import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../access/actor.js';
import { translate } from '../platform/i18n/translate.js';
import { type LayoutExtra, LayoutExtras } from '../platform/web/layout-extras.js';
import type { Page } from '../platform/web/page.js';
import { OwnPagesService } from './own-pages.service.js';

/** Where the next version is thought of: with the person, and at their plans. */
const SHOWN_ON = /^(persons\/show|crisis-plans\/(list|show|edit|agree)|sips\/(list|show|edit|agree))$/;

/** On the pages about a person's plans: that the person has written something for the next version. */
@Injectable()
export class OwnWordsLines implements OnModuleInit {
  constructor(
    private readonly extras: LayoutExtras,
    private readonly ownPages: OwnPagesService,
  ) {}

  onModuleInit(): void {
    this.extras.add((actor, page) => this.of(actor, page));
  }

  private async of(actor: Actor, { template, model }: Page): Promise<LayoutExtra | undefined> {
    const personId = (model as { person?: { id?: unknown } }).person?.id;
    if (!SHOWN_ON.test(template) || !isUUID(personId)) return undefined;
    const n = await this.ownPages.waiting(actor, personId as string);
    if (n === 0) return undefined;
    const text = translate(actor.locale, 'ownPage.waitingWords', { n });
    const lines = [{ text, href: `/persons/${personId}/own-page#words`, isLate: false }];
    return { navigation: [], lines: { labelKey: 'ownPage.wordsOfPerson', lines } };
  }
}
