import { registerEnumType } from '@nestjs/graphql';
import type { Activity } from '../organisations/organisation-kinds.js';

export enum SecrecyLaw {
  HEALTH = 'HEALTH',
  SOCIAL = 'SOCIAL',
  OTHER = 'OTHER',
}
registerEnumType(SecrecyLaw, {
  name: 'SecrecyLaw',
  description: 'Under which law.',
  valuesMap: {
    HEALTH: { description: 'Health services.' },
    SOCIAL: { description: 'Social services.' },
    OTHER: { description: 'Another law.' },
  },
});

export const lawOf = ({ activities }: { activities: readonly Activity[] }): SecrecyLaw =>
  (activities[0] as string as SecrecyLaw) ?? SecrecyLaw.OTHER;
