import type { Agreement } from '../agreements/agreement.entity.js';
import { isOpenAt } from '../organisations/opening-hours.js';
import type { Principal, Service, Unit } from '../organisations/organisation.entity.js';
import { type RegisterChange, RegisterRecord } from '../organisations/register-change.entity.js';
import { hoursOf, sayException } from '../organisations/say-hours.js';
import { timeOfDay } from '../platform/dates/clock-time.js';
import { today } from '../platform/dates/today.js';
import { formatDate } from '../platform/i18n/format-date.js';
import { plainNumber } from '../platform/i18n/format-number.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { Team } from '../teams/team.entity.js';
import type { ToLookAt } from './to-look-at.js';

/** What is to be done about a principal, and on which page. */
export function lookAtLine({ reason, principal, count }: ToLookAt<Principal>) {
  return {
    path: `/register/principal/${principal.id}`,
    say: (locale: Locale) => translate(locale, `register.toLookAt.reason.${reason}`, { n: count }),
  };
}

/** One thing that is known of a record; an empty value says that it is not known. */
export interface Fact {
  label: string;
  value: string;
  /** The page on the web that it names. */
  href?: string;
}

const facts = (locale: Locale, values: Record<string, string | null | undefined>): Fact[] =>
  Object.entries(values).map(([field, value]) => ({
    label: translate(locale, `register.field.${field}`),
    value: value || translate(locale, 'organisation.unknown'),
  }));

const word = (locale: Locale, kind: string, value: string | null) =>
  value && translate(locale, `kind.${kind}.${value}`);
const words = (locale: Locale, kind: string, values: readonly string[]) =>
  values.map((value) => translate(locale, `kind.${kind}.${value}`)).join(', ');

export function principalFacts(locale: Locale, principal: Principal): Fact[] {
  const { kind, activities, sharesDocumentationFrom, region, municipality, organisationNumber, hsaId } =
    principal;
  return facts(locale, {
    kind: word(locale, 'principal', kind),
    activities: words(locale, 'activity', activities) || translate(locale, 'register.noActivity'),
    sharesDocumentationFrom: sharesDocumentationFrom
      ? formatDate(locale, sharesDocumentationFrom)
      : translate(locale, 'register.sharesNot'),
    region: region?.name,
    municipality: municipality?.name,
    organisationNumber,
    hsaId,
  });
}

export function unitFacts(locale: Locale, unit: Unit): Fact[] {
  return facts(locale, {
    principal: unit.principal.name,
    kind: word(locale, 'unit', unit.kind),
    ...reach(locale, unit),
  });
}

export function serviceFacts(locale: Locale, service: Service): Fact[] {
  return facts(locale, {
    region: service.region.name,
    principals: service.principals.map(({ name }) => name).join(', '),
    models: words(locale, 'careModel', service.models),
    legalForm: word(locale, 'legalForm', service.legalForm),
    startYear: service.startYear === null ? null : String(service.startYear),
    targetGroups: service.targetGroups,
    integrationDegree: word(locale, 'integrationDegree', service.integrationDegree),
  });
}

export function teamFacts(locale: Locale, team: Team): Fact[] {
  return facts(locale, {
    service: team.service.name,
    municipality: team.municipality.name,
    models: words(locale, 'careModel', team.models),
    ...reach(locale, team),
    plannedPosts: plainNumber(locale, team.plannedPosts),
    weekHours: team.weekHours === null ? null : plainNumber(locale, team.weekHours),
    capacity: String(team.capacity),
  });
}

export function agreementFacts(locale: Locale, agreement: Agreement): Fact[] {
  const { reference, principals, consultationUnits } = agreement;
  const days = (n: number | null) => (n === null ? null : translate(locale, 'register.days', { n }));
  return facts(locale, {
    principals: principals.map(({ name }) => name).join(', '),
    fromDate: formatDate(locale, agreement.fromDate),
    toDate: agreement.toDate
      ? formatDate(locale, agreement.toDate)
      : translate(locale, 'register.untilFurther'),
    covers: words(locale, 'agreementSubject', agreement.covers),
    reference,
    sipCallDays: days(agreement.sipCallDays),
    sipMeetingDays: days(agreement.sipMeetingDays),
    paymentDays: days(agreement.paymentDays),
    paymentClock: agreement.paymentClock,
    consultationUnits: consultationUnits.map(({ name }) => name).join(', '),
    consultants: agreement.consultants,
    consultationBooking: agreement.consultationBooking,
  }).map((fact) => (/^https:\/\/\S+$/.test(fact.value) ? { ...fact, href: fact.value } : fact));
}

/** Telephone, hours, and whether it is open as one reads; exceptions that have been are not told. */
function reach(locale: Locale, record: Unit | Team): Record<string, string> {
  const day = today();
  const { hours } = record;
  const exceptions = (hours?.exceptions ?? [])
    .filter(({ fromDate, toDate }) => (toDate ?? fromDate) >= day)
    .map((one) => sayException(locale, one));
  return {
    phone: record.phone,
    openingHours: hoursOf(locale, record),
    ...(hours &&
      !record.isEnded && {
        now: translate(locale, isOpenAt(hours, day, timeOfDay()) ? 'hours.open' : 'hours.closed'),
      }),
    ...(exceptions.length > 0 && { exceptions: exceptions.join('; ') }),
  };
}

/** Fields whose text is a word of an enum, or several, and where its words are. */
const WORDS: Record<string, string> = {
  activities: 'activity',
  covers: 'agreementSubject',
  models: 'careModel',
  legalForm: 'legalForm',
  integrationDegree: 'integrationDegree',
};

/** Fields whose text is a day. */
const DAYS = ['endedOn', 'sharesDocumentationFrom', 'fromDate', 'toDate'];

/** One row of the history, in words. */
export function historyLine(locale: Locale, change: RegisterChange) {
  const { field, recordType, earlierText, newText, reason, recordedAt, recordedByName } = change;
  const enumOf =
    field === 'kind' ? (recordType === RegisterRecord.UNIT ? 'unit' : 'principal') : WORDS[field ?? ''];
  const say = (text: string | null) => {
    if (text === null) return null;
    if (enumOf) return words(locale, enumOf, text.split(', '));
    if (field && DAYS.includes(field)) return formatDate(locale, text);
    return field === 'plannedPosts' || field === 'weekHours' ? plainNumber(locale, Number(text)) : text;
  };
  return {
    event: translate(locale, `register.event.${change.event}`),
    what: field && translate(locale, `register.field.${field}`),
    earlier: say(earlierText),
    now: say(newText),
    at: recordedAt,
    name: recordedByName,
    reason,
  };
}
