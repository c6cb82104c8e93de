import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { readDataFile, readSchema, refuseFile, subfoldersOf, versionsIn } from '../../platform/data-files.js';
import { undrawable } from '../../platform/documents/drawable.js';
import { defaultLocale, type Locale, perLocale, type Text } from '../../platform/i18n/locale.js';
import { withoutTurning } from '../../platform/text/direction.js';
import { composed, textFault } from '../../platform/text/text-fault.js';
import type { Pack, PackFile, PackHeadings, PackWords } from './pack.js';

const ajv = new Ajv({ allErrors: true });
const isPack = ajv.compile<PackFile>(readSchema('plan-pack'));
const isWords = ajv.compile<PackWords>(readSchema('plan-pack-words'));
const isHeadings = ajv.compile<PackHeadings>(readSchema('plan-pack-headings'));

/** Among the sections of a print: those to call, and whom to turn to by the hours of the week. */
export const CONTACTS = 'CONTACTS';
export const HOURS = 'HOURS';
const BLOCKS = [CONTACTS, HOURS];

/**
 * Reads every `<pack>/<version>/` below a folder.
 * @returns the packs by name of folder, and of each the versions from the oldest to the newest
 * @throws Error naming file, place and reason of each fault in the first broken pack
 */
export function loadPacks(folder: string): Pack[] {
  return subfoldersOf(folder).flatMap((id) =>
    versionsIn(join(folder, id)).map((version) => loadPack(join(folder, id, version), id, version)),
  );
}

function loadPack(folder: string, id: string, version: string): Pack {
  const path = join(folder, 'pack.yaml');
  const file = readDataFile(path, isPack);
  refuseFile(path, [
    ...(file.id === id ? [] : [`id: must be ${id}, as its folder is called`]),
    ...(file.version === version ? [] : [`version: must be ${version}, as its folder is called`]),
    ...codeFaults(file),
  ]);
  const readWords = (locale: Locale): PackWords => {
    const wordsPath = join(folder, `words.${locale}.yaml`);
    const words = readDataFile(wordsPath, isWords);
    refuseFile(wordsPath, [...wordFaults(file, words), ...textFaults(words)]);
    return words;
  };
  const own = readWords(defaultLocale);
  // Where it has no words in a language, its readers get those of the default one.
  const words = perLocale((locale) =>
    locale !== defaultLocale && existsSync(join(folder, `words.${locale}.yaml`)) ? readWords(locale) : own,
  );
  const text = (of: (words: PackWords) => string): Text => perLocale((locale) => of(words[locale]));
  const stages = Math.max(0, ...file.sections.map((section) => section.stages ?? 0));
  return {
    ...file,
    headings: readHeadings(folder, file),
    name: text(({ name }) => name),
    about: text(({ about }) => about),
    stages: Array.from({ length: stages }, (_, index) => text((one) => one.stages![index]!)),
    sections: file.sections.map((section) => {
      const of = (one: PackWords) => one.sections[section.code]!;
      const heading = (words: (one: PackWords) => string) =>
        text((one) => numbered(file, section.code, words(one)));
      return {
        ...section,
        heading: heading((one) => of(one).heading),
        prompt: text((one) => of(one).prompt),
        row: text((one) => of(one).row),
        sheet: heading((one) => of(one).sheet ?? of(one).heading),
        easy: heading((one) => of(one).easy ?? of(one).sheet ?? of(one).heading),
      };
    }),
  };
}

/** A heading, with its number where the sections are steps. */
function numbered({ areSteps, sections }: PackFile, code: string, heading: string): string {
  return areSteps ? `${sections.findIndex((section) => section.code === code) + 1}. ${heading}` : heading;
}

/** What the schema cannot tell: that every section is told of once, and every code is of a section. */
function codeFaults({
  sections,
  closedHoursAfter,
  contacts,
  participants,
  demands,
  print,
}: PackFile): string[] {
  const codes = sections.map(({ code }) => code);
  const places = print.order.flat();
  const printed = places.filter((code) => !BLOCKS.includes(code));
  const unknown = (where: string, named: readonly string[]) =>
    named.filter((code) => !codes.includes(code)).map((code) => `${where}: there is no section ${code}`);
  return [
    ...twice(codes).map((code) => `sections: ${code} stands twice`),
    ...twice(places).map((code) => `print.order: ${code} stands twice`),
    ...twice(print.short).map((code) => `print.short: ${code} stands twice`),
    ...print.order
      .filter((row) => row.length > 1 && row.some((code) => BLOCKS.includes(code)))
      .map((row) => `print.order: ${row.join(', ')}: ${BLOCKS.join(' and ')} stand alone`),
    ...(contacts === places.includes(CONTACTS)
      ? []
      : [
          `print.order: ${CONTACTS} ${contacts ? 'is missing' : 'stands there'} where contacts is ${contacts}`,
        ]),
    ...(demands.facilitator && !participants
      ? ['demands.facilitator: participants is false, so that nobody can be named']
      : []),
    ...codes
      .filter((code) => !printed.includes(code))
      .map((code) => `print.order: ${code} is missing, and would not be printed`),
    ...unknown('print.order', printed),
    ...unknown('print.short', print.short),
    ...unknown('demands.sections', demands.sections.flat()),
    ...unknown('closedHoursAfter', closedHoursAfter ? [closedHoursAfter] : []),
  ];
}

/** `headings.<language>.yaml`, of as many languages as there are. */
function readHeadings(folder: string, file: PackFile): Record<string, PackHeadings> {
  const languages = readdirSync(folder).flatMap(
    (name) => /^headings\.([a-z]{2})\.yaml$/.exec(name)?.[1] ?? [],
  );
  return Object.fromEntries(
    languages.toSorted().map((language) => {
      const path = join(folder, `headings.${language}.yaml`);
      const headings = readDataFile(path, isHeadings);
      refuseFile(path, [...wordFaults(file, headings), ...textFaults(headings)]);
      const sections = Object.entries(headings.sections).map(([code, heading]) => [
        code,
        numbered(file, code, heading),
      ]);
      return [language, { ...headings, sections: Object.fromEntries(sections) }];
    }),
  );
}

/** What words have too much or too little. */
function wordFaults(
  { sections }: PackFile,
  words: Pick<PackWords, 'stages'> & { sections: object },
): string[] {
  const codes = sections.map(({ code }) => code);
  const stages = Math.max(0, ...sections.map((section) => section.stages ?? 0));
  const named = words.stages?.length ?? 0;
  return [
    ...codes
      .filter((code) => !Object.hasOwn(words.sections, code))
      .map((code) => `sections: lacks ${code}, which pack.yaml has`),
    ...Object.keys(words.sections)
      .filter((code) => !codes.includes(code))
      .map((code) => `sections: has ${code}, which pack.yaml lacks`),
    ...(named === stages ? [] : [`stages: has ${named} where pack.yaml has ${stages}`]),
  ];
}

/** The place in what was read of each text that could not be kept or printed as it stands there. */
function textFaults(said: unknown, place: readonly string[] = []): string[] {
  if (typeof said === 'object' && said !== null)
    return Object.entries(said).flatMap(([name, value]) => textFaults(value, [...place, name]));
  if (typeof said !== 'string') return [];
  const fault = textFault(said);
  const lacking = fault ? [] : undrawable(said);
  const faults = [
    ...(said.trim() === '' || (!fault && composed(said) === '') ? ['says nothing'] : []),
    ...(said.includes('\ufffd') ? ['was not written as UTF-8'] : []),
    ...(withoutTurning(said) === said ? [] : ['has signs that turn other text']),
    ...(fault ? [`cannot be kept: ${fault}`] : []),
    ...lacking.map((letters) => `cannot be printed: ${letters}`),
  ];
  return faults.map((one) => `${place.join('.')}: ${one}`);
}

const twice = (codes: readonly string[]) => codes.filter((code, index) => codes.indexOf(code) !== index);
