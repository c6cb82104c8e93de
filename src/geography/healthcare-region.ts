import { registerEnumType } from '@nestjs/graphql';

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

registerEnumType(HealthcareRegion, {
  name: 'HealthcareRegion',
  description:
    'The six collaboration regions of specialised care (samverkansregion), förordning 2017:80 3 kap. 1 §.',
  valuesMap: {
    STOCKHOLM_GOTLAND: { description: 'Stockholm, Gotland.' },
    SOUTHEAST: { description: 'Sydöstra: Östergötland, Jönköping, Kalmar.' },
    SOUTH: { description: 'Södra: Kronoberg, Blekinge, Skåne and in Halland Halmstad, Hylte, Laholm.' },
    WEST: { description: 'Västra: Västra Götaland and in Halland Falkenberg, Kungsbacka, Varberg.' },
    CENTRAL: {
      description: 'Mellansverige: Uppsala, Södermanland, Värmland, Örebro, Västmanland, Dalarna, Gävleborg.',
    },
    NORTH: { description: 'Norra: Västernorrland, Jämtland, Västerbotten, Norrbotten.' },
  },
});
