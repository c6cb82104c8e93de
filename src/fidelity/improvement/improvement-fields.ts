import { addMonths } from '../../platform/dates/civil-date.js';
import { today } from '../../platform/dates/today.js';
import type { FieldChoice } from '../../platform/web/choices.js';
import { ratingsOf, type Scale } from '../scales/scale.js';

/** How long a new action is offered, and until when the team looks at whether it has helped. */
const OFFERED = { dueOn: 3, followUpOn: 4 };

export const offeredDays = () => ({
  dueOn: addMonths(today(), OFFERED.dueOn),
  followUpOn: addMonths(today(), OFFERED.followUpOn),
});

/** The ratings that an item can be meant to come to. */
export const aimChoices = (scale: Scale): FieldChoice[] =>
  ratingsOf(scale).map(({ rating }) => ({ value: String(rating), label: String(rating) }));
