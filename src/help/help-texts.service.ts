import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { defaultLocale, type Locale } from '../platform/i18n/locale.js';
import { projectRoot } from '../platform/project-root.js';
import { type PlainText, readPlainText } from './plain-text.js';

/** Pages that are open to everybody, as their files and addresses are named. An installation replaces their texts. */
export const PUBLIC_PAGES = ['accessibility', 'privacy', 'cookies', 'contact'] as const;
export type PublicPage = (typeof PUBLIC_PAGES)[number];

/** A page for each task, in the order in which a team meets them. */
export const HELP_TOPICS = [
  'enrol',
  'visit',
  'plan',
  'sip',
  'consent',
  'emergency',
  'file',
  'audit',
  'news',
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

const OWN = join(projectRoot, 'templates', 'help');

/** One word of the glossary, and what it names. */
export interface GlossaryEntry {
  swedish: string;
  english: string;
  meaning: string;
}

/** Texts that are kept as files: those of the program, and those that an installation has put in their place. */
@Injectable()
export class HelpTexts {
  private readonly folder: string | undefined;

  constructor({ PUBLIC_PAGES: folder }: Config) {
    this.folder = folder && resolve(projectRoot, folder);
  }

  publicPage(page: PublicPage, locale: Locale): PlainText {
    return readIn([this.folder, join(OWN, 'public')], page, locale);
  }

  topic(topic: HelpTopic, locale: Locale): PlainText {
    return readIn([join(OWN, 'topics')], topic, locale);
  }

  /** The tables of docs/glossary.md, by their headings. */
  glossary(): { heading: string; entries: GlossaryEntry[] }[] {
    const sections = readFileSync(join(projectRoot, 'docs', 'glossary.md'), 'utf8')
      .split(/^##+ /m)
      .slice(1);
    return sections
      .map((section) => ({ heading: section.split('\n')[0]!, entries: section.split('\n').flatMap(entryOf) }))
      .filter(({ entries }) => entries.length > 0);
  }
}

function entryOf(line: string): GlossaryEntry[] {
  const [, swedish, english, meaning] = line
    .replaceAll('`', '')
    .split('|')
    .map((cell) => cell.trim());
  if (swedish === undefined || english === undefined || meaning === undefined) return [];
  return /^(?:-+|Swedish)?$/.test(swedish) ? [] : [{ swedish, english, meaning }];
}

/** In the language that is asked for, or else in the first. What an installation has written goes before ours. */
function readIn(folders: readonly (string | undefined)[], name: string, locale: Locale): PlainText {
  for (const folder of folders) {
    for (const language of [locale, defaultLocale]) {
      const file = folder && join(folder, `${name}.${language}.txt`);
      if (file && existsSync(file)) return readPlainText(readFileSync(file, 'utf8'));
    }
  }
  throw new Error(`There is no text ${name}`);
}
