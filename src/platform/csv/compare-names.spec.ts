import { areOfTwo, compareNames } from './compare-names.js';

const likeness = (stored: string, told: string) => {
  const name = (text: string) => {
    const [given = '', family = ''] = text.split('/');
    return { given, family };
  };
  return compareNames(name(stored), name(told));
};

describe('the name of a number in a file and in the records', () => {
  it.each([
    ['Sean/O’Brien', 'sean/o’brien', 'same'],
    ['Sean/O’Brien', "Sean/O'Brien", 'spelt'],
    ['Sean/O’Brien', 'Sean/OBrien', 'spelt'],
    ['Anna Maria/Ek', 'Anna/Ek', 'spelt'],
    ['Anna/Ek', 'Anna Maria/Ek', 'spelt'],
    ['Anna-Maria/Ek', 'Annamaria/Ek', 'spelt'],
    ['José/Pérez', 'Jose/Perez', 'spelt'],
    ['Anna/Ek Lind', 'Anna/Lind', 'spelt'],
    ['Ek/Anna', 'Anna/Ek', 'spelt'],
    ['Anna/Ek', 'Anna/Lind', 'changed'],
    ['Anna/Ek', 'Alex/Ek', 'changed'],
    ['Anna/Ek', 'Bo/Lind', 'other'],
    ['Anna/Ek', '/', 'other'],
    ['Göran/Exempelgren', 'Någon/Annan', 'other'],
  ])('%s and %s: %s', (stored, told, expected) => {
    expect(likeness(stored, told)).toBe(expected);
  });
});

it('names in one piece are of two humans when they share neither given nor family name', () => {
  for (const told of ['Anna Ek', 'Ek, Anna', 'anna  EK', 'Anna Maria Ek', 'Anna Lind', 'Bo Ek', 'Ek'])
    expect([told, areOfTwo('Anna Ek', told)]).toEqual([told, false]);
  for (const told of ['Bo Lund', 'Ekman', 'Ann Lind', 'Lund, Bo'])
    expect([told, areOfTwo('Anna Ek', told)]).toEqual([told, true]);
});
