import { formatDate } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { Discharge } from './discharge.entity.js';
import { type Moment, nextStep, type StepDay } from './discharge-days.js';

/** A discharge as a page shows it: its line of days in words. */
export function shownDischarge(locale: Locale, discharge: Discharge, mayWrite: boolean) {
  const { id, admittedOn, admittedTime, fastContact, line, paymentFrom, agreement, dischargedOn } = discharge;
  // Of whoever is still there, also a step that has no day.
  const next = nextStep(line) ?? (dischargedOn ? undefined : line.find(({ done }) => !done));
  const when = (moment: Moment) => sayMoment(locale, moment);
  return {
    id,
    heading: translate(locale, 'discharge.admitted', {
      when: when({ date: admittedOn, time: admittedTime }),
    }),
    isOver: dischargedOn !== null,
    steps: line.map((one) => ({
      name: translate(locale, `discharge.step.${one.step}`),
      text: sayStep(locale, one),
      more: one.step === 'FAST_CONTACT' ? fastContact : null,
      isLate: one.isLate,
      isDone: one.done !== null,
      isNext: one === next,
      href: mayWrite ? `/discharges/${id}/steps/${one.step}` : null,
    })),
    payment: paymentFrom && translate(locale, 'discharge.payment', { day: formatDate(locale, paymentFrom) }),
    agreement:
      agreement?.paymentDays != null
        ? { href: `/register/agreement/${agreement.id}`, name: agreement.name }
        : null,
  };
}

function sayStep(locale: Locale, { done, latest, isLate }: StepDay): string {
  const params = {
    done: done ? sayMoment(locale, done) : '',
    latest: latest ? sayMoment(locale, latest) : '',
  };
  const how = done ? (isLate ? 'doneLate' : 'done') : latest ? (isLate ? 'late' : 'latest') : 'noDay';
  return translate(locale, `discharge.${how}`, params);
}

const sayMoment = (locale: Locale, { date, time }: Moment): string =>
  time ? `${formatDate(locale, date)} ${translate(locale, 'day.at', { time })}` : formatDate(locale, date);
