import { GroundKind } from '../disclosure/ground-kinds.js';
import { givesDirectAccess } from '../disclosure/ground-rules.js';
import { today } from '../platform/dates/today.js';
import { formatNumber } from '../platform/i18n/format-number.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { ConsentForm } from './consent-form.js';
import type { Ground } from './ground.entity.js';
import { GroundState, groundState, isWithdrawable } from './ground-state.js';

/** The unit that may read, or the principal when none is named, as a text names it. */
export function receiverOf({ receiver, receiverUnit }: Pick<Ground, 'receiver' | 'receiverUnit'>): string {
  return receiverUnit ? `${receiverUnit.name} (${receiver.name})` : receiver.name;
}

/** A ground in plain words, for pages and prints. */
export function groundView(locale: Locale, ground: Ground, day: string) {
  const { kind, circumstance, receiver, receiverUnit, form, scope, recordedAt, withdrawnAt } = ground;
  const state = groundState(ground, day);
  const readers = receiverUnit
    ? translate(locale, 'consent.readersOfUnit', { unit: receiverUnit.name })
    : translate(locale, 'consent.readersOfPrincipal', { principal: receiver.name });
  return {
    id: ground.id,
    state,
    notGivenBecause: ground.notGivenBecause ?? null,
    receiver: receiverOf(ground),
    readers,
    purpose: ground.purpose,
    categories: ground.categories.map((category) => translate(locale, `kind.recordCategory.${category}`)),
    fromDate: ground.fromDate,
    toDate: ground.toDate,
    kind: translate(locale, `kind.ground.${kind}`),
    paragraph: ground.paragraph,
    givenByPerson: form !== null,
    opensRecords: givesDirectAccess(kind, ground.giverId === ground.receiverId),
    isConsent: kind === GroundKind.CONSENT,
    mayEnd: isWithdrawable(state),
    circumstance: circumstance && translate(locale, `kind.circumstance.${circumstance}`),
    reason: ground.reason,
    form: form && translate(locale, `kind.consentForm.${form}`),
    informedOn: ground.informedOn,
    standingRelease: ground.standingRelease,
    scope: scope && translate(locale, `kind.measureScope.${scope}`),
    recordedOn: today(recordedAt),
    recordedBy: ground.recordedByName,
    withdrawnOn: withdrawnAt && today(withdrawnAt),
    withdrawalNote: ground.withdrawalNote,
    mayNarrow: isWithdrawable(state) && ground.categories.length > 1,
    isWritten: form === ConsentForm.WRITTEN,
    scans: ground.scans?.map(({ id, fileName, size, addedAt, addedByName }) => ({
      id,
      name: fileName,
      kilobytes: formatNumber(locale, Math.ceil(size / 1024), 0),
      addedAt,
      addedByName,
    })),
  };
}

export type GroundView = ReturnType<typeof groundView>;

/** A person's grounds as the overview shows them: what holds, what is to come, and what has ended. */
export function groundGroups(locale: Locale, grounds: readonly Ground[]) {
  const narrowed = new Set(grounds.map(({ narrowedFromId }) => narrowedFromId));
  const views = grounds.map((ground) => ({
    ...groundView(locale, ground, today()),
    isNarrowed: narrowed.has(ground.id),
  }));
  const within = (...states: GroundState[]) => views.filter(({ state }) => states.includes(state));
  return {
    inForce: within(GroundState.EXPIRING, GroundState.IN_FORCE),
    coming: within(GroundState.COMING),
    ended: within(GroundState.PASSED, GroundState.WITHDRAWN),
  };
}
