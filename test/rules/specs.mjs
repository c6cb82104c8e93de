// The pure rules of which every branch is tested, and their specs as one pattern.
export const RULES = {
  disclosure: ['decide-disclosure', 'decide-opening', 'ground-rules', 'record-category'],
  'fidelity/rules': ['find-band', 'rate-item', 'total-scale'],
  'fidelity/scales': ['scale'],
  plans: ['cut-for-reader', 'may-read'],
  retention: ['decide-keeping'],
};
/** A spec without a rule of its name: the cases of the scales. */
const CASES = ['fidelity/scales/scale-cases'];

const all = Object.entries(RULES).flatMap(([room, rules]) => rules.map((rule) => `${room}/${rule}`));
export const specs = `/src/(${[...all, ...CASES].join('|')})\\.spec\\.`;

if (import.meta.url === `file://${process.argv[1]}`) console.log(specs);
