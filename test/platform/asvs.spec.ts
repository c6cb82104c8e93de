import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root.js';

/** How many requirements of levels 1 and 2 each section of ASVS 5.0 has: 253 in all, numbered from 1. */
const SECTIONS = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1, '3.2': 2 },
  ...{ '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4, '5.1': 1, '5.2': 3 },
  ...{ '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4, '7.1': 3 },
  ...{ '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1, '9.1': 3 },
  ...{ '9.2': 4, '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3, '11.1': 2 },
  ...{ '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4, '13.1': 1 },
  ...{ '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1, '17.2': 4, '17.3': 2 },
};

const rows = readFileSync(join(projectRoot, 'docs', 'asvs.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+/.test(line))
  .map((line) => {
    const [, requirement = '', mark = '', answer = '', proof = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return { requirement, mark, answer, proof };
  });

/** What there is nothing of: no file shows it. */
const STATED = ['there is none', 'there are none'];

describe('the table of ASVS', () => {
  it('has every requirement of levels 1 and 2 once', () => {
    const expected = Object.entries(SECTIONS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
    );
    const named = rows.flatMap(({ requirement }) => requirement.match(/\d+\.\d+\.\d+/g) ?? []);
    expect(expected).toHaveLength(253);
    expect([...named].sort()).toEqual([...expected].sort());
  });

  it('says in so many words why a requirement is not met, or what the site must do', () => {
    const unsaid = rows.filter(
      ({ mark, answer }) => ['partly', 'no', 'site', 'n/a'].includes(mark) && !answer,
    );
    expect(unsaid).toEqual([]);
  });

  it('names for all that is met a file, or the part of a document that says so', () => {
    const unproved = rows.filter(
      ({ mark, answer, proof }) => mark === 'yes' && !/[`"]/.test(answer + proof) && !STATED.includes(answer),
    );
    expect(unproved.map(({ requirement }) => requirement)).toEqual([]);
  });

  it.each(rows)('has a known mark and names files that there are: $requirement', (row) => {
    expect(['yes', 'partly', 'no', 'site', 'n/a']).toContain(row.mark);
    const files =
      `${row.answer} ${row.proof}`.match(
        /(?<=`)(src|test|docs|data|migrations|schema|templates|static)\/[^`]+(?=`)/g,
      ) ?? [];
    expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
  });
});
