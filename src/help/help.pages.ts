import { Controller, Get, Header, Req } from '@nestjs/common';
import type { Request } from 'express';
import { addDays } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { Public } from '../platform/door/public.js';
import { collators, locales } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { localeOf } from '../platform/web/locale-of.js';
import { ownAddress } from '../platform/web/own-address.js';
import { type Page, page } from '../platform/web/page.js';
import {
  GLOSSARY_TERMS,
  HELP_TOPICS,
  HelpTexts,
  type HelpTopic,
  PUBLIC_PAGES,
  type PublicPage,
} from './help-texts.service.js';

/** Less than a year, as RFC 9116 asks. */
const SECURITY_TXT_DAYS = 180;

/** What everybody may read, also without an account: help, and what an installation says of itself. */
@Controller()
export class HelpPages {
  constructor(private readonly texts: HelpTexts) {}

  @Get([...PUBLIC_PAGES])
  @Public()
  publicPage(@Req() request: Request): Page {
    return page('help/text', this.texts.publicPage(lastOf(request) as PublicPage, localeOf(request)));
  }

  @Get('help')
  @Public()
  overview(@Req() request: Request): Page {
    const locale = localeOf(request);
    const topics = HELP_TOPICS.map((topic) => ({ topic, title: this.texts.topic(topic, locale).title }));
    return page('help/overview', { title: translate(locale, 'help.title'), topics });
  }

  @Get(HELP_TOPICS.map((topic) => `help/${topic}`))
  @Public()
  topic(@Req() request: Request): Page {
    return page('help/topic', this.texts.topic(lastOf(request) as HelpTopic, localeOf(request)));
  }

  @Get('help/glossary')
  @Public()
  glossary(@Req() request: Request): Page {
    const locale = localeOf(request);
    const entries = GLOSSARY_TERMS.map((term) => ({
      word: translate(locale, `help.term.${term}`),
      others: locales
        .filter((other) => other !== locale)
        .map((other) => ({ locale: other, word: translate(other, `help.term.${term}`) })),
      meaning: translate(locale, `help.meaningOf.${term}`),
    })).sort((one, other) => collators[locale].compare(one.word, other.word));
    return page('help/glossary', { title: translate(locale, 'help.glossary'), entries });
  }

  /** RFC 9116; found through the page that says whom to turn to. */
  @Get('.well-known/security.txt')
  @Public()
  @Header('Content-Type', 'text/plain; charset=utf-8')
  securityTxt(@Req() request: Request): string {
    return [
      `Contact: ${ownAddress(request, '/contact')}`,
      `Expires: ${addDays(today(), SECURITY_TXT_DAYS)}T00:00:00Z`,
      'Preferred-Languages: sv, en',
      `Canonical: ${ownAddress(request, '/.well-known/security.txt')}`,
      '',
    ].join('\n');
  }

  /** Nothing that leads to somebody's records is for those who search, whoever has written its address somewhere. */
  @Get('robots.txt')
  @Public()
  @Header('Content-Type', 'text/plain; charset=utf-8')
  robotsTxt(): string {
    return 'User-agent: *\nDisallow: /links/\nDisallow: /own/\n';
  }
}

const lastOf = ({ path }: Request): string => path.toLowerCase().split('/').at(-1)!;
