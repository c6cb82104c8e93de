import type { CareModel, IntegrationDegree } from '../organisations/organisation-kinds.js';
import { RegionStatus } from './mapping-kinds.js';

/** Of `known` services, how many have each value. Services of which nothing is known are counted nowhere. */
export interface Tally<Value> {
  known: number;
  counts: { value: Value; services: number }[];
}

/**
 * What to say of a region. A service in the register outweighs an old statement that there was none; a statement
 * that there are services says nothing once the register has none left open.
 * @param reported what the mapping says of the region; undefined when it says nothing
 */
export function regionStatus(openServices: number, reported: boolean | undefined): RegionStatus {
  if (openServices > 0) return RegionStatus.WITH_SERVICES;
  return reported === false ? RegionStatus.NONE_REPORTED : RegionStatus.UNKNOWN;
}

/** Services per model, commonest first. A service with two models counts under both, and once in `known`. */
export function tallyModels(services: readonly { models: CareModel[] }[]): Tally<CareModel> {
  return tally(services.map(({ models }) => models));
}

/** Services per degree of integration, commonest first. */
export function tallyDegrees(
  services: readonly { integrationDegree: IntegrationDegree | null }[],
): Tally<IntegrationDegree> {
  return tally(
    services.map(({ integrationDegree }) => (integrationDegree === null ? [] : [integrationDegree])),
  );
}

function tally<Value extends string>(answers: Value[][]): Tally<Value> {
  const counts = new Map<Value, number>();
  for (const value of answers.flatMap((values) => [...new Set(values)])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return {
    known: answers.filter((values) => values.length > 0).length,
    counts: [...counts]
      .map(([value, services]) => ({ value, services }))
      .sort((a, b) => b.services - a.services || (a.value < b.value ? -1 : 1)),
  };
}
