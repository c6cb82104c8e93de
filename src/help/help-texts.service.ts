import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { defaultLocale, type Locale, locales } from '../platform/i18n/locale.js';
import { projectRoot } from '../platform/project-root.js';
import { type PlainText, readPlainText } from './plain-text.js';

/** Pages that are open to everybody, as their files and addresses are named. An installation replaces their texts. */
export const PUBLIC_PAGES = ['accessibility', 'privacy', 'cookies', 'contact'] as const;
export type PublicPage = (typeof PUBLIC_PAGES)[number];

/** A page for each task, in the order in which a team meets them. */
export const HELP_TOPICS = [
  'enrol',
  'visit',
  'meeting',
  'board',
  'plan',
  'sip',
  'consent',
  'emergency',
  'staff',
  'file',
  'audit',
  'news',
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

const OWN = join(projectRoot, 'templates', 'help');

/** The words of the field that pages say, by the keys of their words and meanings. All of them are in docs/glossary.md. */
export const GLOSSARY_TERMS = [
  'principal',
  'service',
  'team',
  'unit',
  'openingHours',
  'staffMember',
  'post',
  'leave',
  'coordinator',
  'enrolment',
  'intensity',
  'board',
  'lastContact',
  'noShow',
  'notFound',
  'crisisContact',
  'teamMeeting',
  'hospitalEpisode',
  'natural',
  'protected',
  'consent',
  'voiding',
  'correction',
  'disagreement',
  'crisisPlan',
  'sip',
  'resourceGroup',
  'block',
  'emergencyOpening',
  'fidelity',
  'destruction',
] as const;

/** Texts that are kept as files, read once: those of the program, and those that an installation has put in their place. */
@Injectable()
export class HelpTexts {
  private readonly publicPages: Texts<PublicPage>;
  private readonly topics = readTexts(HELP_TOPICS, [join(OWN, 'topics')]);

  constructor({ PUBLIC_PAGES: folder }: Config) {
    const folders = [...(folder ? [resolve(projectRoot, folder)] : []), join(OWN, 'public')];
    this.publicPages = readTexts(PUBLIC_PAGES, folders);
  }

  publicPage(page: PublicPage, locale: Locale): PlainText {
    return this.publicPages[page][locale];
  }

  topic(topic: HelpTopic, locale: Locale): PlainText {
    return this.topics[topic][locale];
  }
}

type Texts<Name extends string> = Record<Name, Record<Locale, PlainText>>;

function readTexts<Name extends string>(names: readonly Name[], folders: readonly string[]): Texts<Name> {
  const inEach = (name: Name) => locales.map((locale) => [locale, readIn(folders, name, locale)]);
  return Object.fromEntries(names.map((name) => [name, Object.fromEntries(inEach(name))])) as Texts<Name>;
}

/** In the language that is asked for, or else in the first. What an installation has written goes before ours. */
function readIn(folders: readonly string[], name: string, locale: Locale): PlainText {
  for (const folder of folders) {
    for (const language of [locale, defaultLocale]) {
      const file = join(folder, `${name}.${language}.txt`);
      if (existsSync(file)) return readPlainText(readFileSync(file, 'utf8'));
    }
  }
  throw new Error(`There is no text ${name}`);
}
