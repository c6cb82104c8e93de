import { ContactMode, ContactOutcome, ContactPlace } from './contact-kinds.js';
import { columnsOfOutcome, contactFaults, outcomeOf, type SaidContact } from './contact-rules.js';

const { MET, MISSED, NOT_FOUND } = ContactOutcome;

const visit: SaidContact = {
  minutes: 30,
  mode: ContactMode.IN_PERSON,
  place: ContactPlace.HOME,
  outcome: MET,
  personPresent: true,
  naturalSupportPresent: false,
  consultation: false,
};
const sought = { ...visit, outcome: NOT_FOUND, minutes: 0, personPresent: false };

const codes = (said: SaidContact) => contactFaults(said).map(({ field, code }) => `${field} ${code}`);

describe('what is said of a contact', () => {
  it.each<[string, SaidContact, string[]]>([
    ['a visit', visit, []],
    ['a call, which needs no place', { ...visit, mode: ContactMode.PHONE, place: null }, []],
    ['a talk with the family alone', { ...visit, personPresent: false, naturalSupportPresent: true }, []],
    ['a search that found nobody', sought, []],
    ['nobody who came', { ...sought, outcome: MISSED, minutes: null }, []],
    ['a visit of unknown length', { ...visit, minutes: null }, ['minutes missing']],
    ['a visit to nobody', { ...visit, personPresent: false }, ['personPresent nobodyPresent']],
    ['a visit nowhere', { ...visit, place: null }, ['place placeNeeded']],
    ['a search that took time', { ...sought, minutes: 20 }, ['minutes noShowMinutes']],
    [
      'a search that found them',
      { ...sought, personPresent: true, naturalSupportPresent: true },
      ['personPresent noShowPresent', 'naturalSupportPresent noShowPresent'],
    ],
    ['a consultation with a unit', { ...visit, personPresent: false, consultation: true }, []],
    [
      'a consultation where they were themselves',
      { ...visit, naturalSupportPresent: true, consultation: true },
      ['personPresent consultationPresent', 'naturalSupportPresent consultationPresent'],
    ],
    ['a consultation with nobody', { ...sought, consultation: true }, ['consultation consultationMet']],
    ['a search on foot, nowhere', { ...sought, place: null }, ['place placeNeeded']],
  ])('of %s', (_, said, faults) => {
    expect(codes(said)).toEqual(faults);
  });

  it.each([MET, MISSED, NOT_FOUND])('comes back from its columns: %s', (outcome) => {
    expect(outcomeOf(columnsOfOutcome(outcome))).toBe(outcome);
  });
});
