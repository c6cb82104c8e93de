import { ContactMode, ContactOutcome, type ContactPlace } from './contact-kinds.js';

/** What is said of a contact, before it is known whether it can be so. */
export interface SaidContact {
  /** Missing where nothing is said. */
  minutes: number | null;
  mode: ContactMode;
  place: ContactPlace | null;
  outcome: ContactOutcome;
  personPresent: boolean;
  naturalSupportPresent: boolean;
  /** With another unit, about the person and without them. */
  consultation: boolean;
}

export interface ContactFault {
  field: keyof SaidContact;
  code:
    | 'missing'
    | 'noShowMinutes'
    | 'noShowPresent'
    | 'nobodyPresent'
    | 'placeNeeded'
    | 'consultationPresent'
    | 'consultationMet';
}

/** What of it does not fit together, in the order of the fields of a file. */
export function contactFaults(said: SaidContact): ContactFault[] {
  const { minutes, mode, place, outcome, personPresent, naturalSupportPresent, consultation } = said;
  const faults: ContactFault[] = [];
  if (outcome === ContactOutcome.MET) {
    if (minutes === null) faults.push({ field: 'minutes', code: 'missing' });
    if (consultation) {
      if (personPresent) faults.push({ field: 'personPresent', code: 'consultationPresent' });
      if (naturalSupportPresent) faults.push({ field: 'naturalSupportPresent', code: 'consultationPresent' });
    } else if (!personPresent && !naturalSupportPresent)
      faults.push({ field: 'personPresent', code: 'nobodyPresent' });
  } else {
    if (minutes) faults.push({ field: 'minutes', code: 'noShowMinutes' });
    if (personPresent) faults.push({ field: 'personPresent', code: 'noShowPresent' });
    if (naturalSupportPresent) faults.push({ field: 'naturalSupportPresent', code: 'noShowPresent' });
    if (consultation) faults.push({ field: 'consultation', code: 'consultationMet' });
  }
  if (mode === ContactMode.IN_PERSON && place === null) faults.push({ field: 'place', code: 'placeNeeded' });
  return faults;
}

/** Where a contact was: only what is in person is anywhere, whatever is said of its place. */
export const placeOf = ({ mode, place }: Pick<SaidContact, 'mode' | 'place'>): ContactPlace | null =>
  mode === ContactMode.IN_PERSON ? place : null;

/** The columns in which a contact keeps its outcome. */
export const columnsOfOutcome = (outcome: ContactOutcome) => ({
  noShow: outcome === ContactOutcome.MISSED,
  notFound: outcome === ContactOutcome.NOT_FOUND,
});

export const outcomeOf = ({ noShow, notFound }: { noShow: boolean; notFound: boolean }): ContactOutcome =>
  noShow ? ContactOutcome.MISSED : notFound ? ContactOutcome.NOT_FOUND : ContactOutcome.MET;
