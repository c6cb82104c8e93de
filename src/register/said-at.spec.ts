import { saidAt, saysNumber } from './said-at.js';

const change = (field: string, earlierText: string, day: string) => ({
  field,
  earlierText,
  recordedAt: new Date(`${day}T12:00:00Z`),
});
const changes = [
  change('phone', 'två', '2026-03-01'),
  change('openingHours', 'dygnet runt', '2026-02-15'),
  change('phone', 'ett', '2026-02-01'),
];

it.each([
  ['phone', '2026-01-15', 'ett'],
  ['phone', '2026-02-15', 'två'],
  ['phone', '2026-03-15', 'tre'],
  ['openingHours', '2026-02-01', 'dygnet runt'],
  ['name', '2026-01-01', 'tre'],
])('%s on %s', (field, day, said) => {
  expect(saidAt(changes, field, 'tre', new Date(day))).toBe(said);
});

it.each([
  ['Ring akuten, 0480-448100, dygnet runt.', '0480-44 81 00', true],
  ['Ring +46 480 44 81 00 (växel).', '0480-44 81 00 (växel)', true],
  ['Ring 0480-44 81 01.', '0480-44 81 00', false],
  ['Född 480-44, bor på 81 00.', '0480-44 81 00', false],
  ['Ring 1177.', '1177', false],
  ['', '0480-44 81 00', false],
])('%s says %s: %s', (text, number, expected) => {
  expect(saysNumber(text, number)).toBe(expected);
});
