import type { Text } from '../../platform/i18n/locale.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { isChosen, type Scale, type ScaleChange } from '../scales/scale.js';
import { isLater, isSameVersion } from './rating-history.js';
import type { AuditView } from './view-audit.js';

/** An audit beside the one before it, which was by an older version of the same scale. */
export interface VersionComparison {
  earlier: AuditView;
  /** What changed in the scale as a whole, the oldest version's first. */
  whole: Text[];
  /** Every item of the audit. Ratings are unrounded; null where there is none, or no such item. */
  items: { code: string; name: Text; before: number | null; now: number | null; changes: Text[] }[];
}

/**
 * Seen with the first audit by a new version, and with no later one.
 * @param views the team's audits, in any order
 * @param versions every version of the scale, from the oldest to the newest
 * @returns null where the newest closed audit before this one is by the same version, or there is none
 */
export function compareVersions(
  view: AuditView,
  views: readonly AuditView[],
  versions: readonly Scale[],
): VersionComparison | null {
  const earlier = views
    .filter((other) => other.audit.status === AuditStatus.CLOSED && isLater(view, other))
    .toSorted((one, other) => (isLater(one, other) ? -1 : 1))[0];
  if (!earlier || isSameVersion(view, earlier)) return null;
  const changes = changesBetween(versions, earlier.scale.version, view.scale.version);
  const { components } = view.audit;
  return {
    earlier,
    whole: changes.filter(({ items }) => items === undefined).map(({ text }) => text),
    items: view.scale.items
      .filter((item) => isChosen(item, components))
      .map(({ code, name }) => ({
        code,
        name,
        before: earlier.figures.get(code) ?? null,
        now: view.figures.get(code) ?? null,
        changes: changes.filter(({ items }) => items?.includes(code)).map(({ text }) => text),
      })),
  };
}

/** What each version after one says that it changed, up to another. */
function changesBetween(versions: readonly Scale[], after: string, upTo: string): ScaleChange[] {
  const order = versions.map(({ version }) => version);
  return versions
    .slice(order.indexOf(after) + 1, order.indexOf(upTo) + 1)
    .flatMap(({ changes = [] }) => changes);
}
