/**
 * The six collaboration regions of specialised care (samverkansregion), förordning 2017:80 3 kap. 1 §.
 * It is a property of a municipality, since the ordinance splits Halland between SOUTH and WEST.
 */
export enum HealthcareRegion {
  STOCKHOLM_GOTLAND = 'STOCKHOLM_GOTLAND',
  SOUTHEAST = 'SOUTHEAST',
  SOUTH = 'SOUTH',
  WEST = 'WEST',
  CENTRAL = 'CENTRAL',
  NORTH = 'NORTH',
}
