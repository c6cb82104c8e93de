import { ValidateBy } from 'class-validator';
import { isCivilDate } from './civil-date.js';

/** A day 'YYYY-MM-DD'. Weeks, times and the 31st of February, which ISO 8601 checks let through, are refused. */
export const IsCivilDate = (): PropertyDecorator =>
  ValidateBy({ name: 'isCivilDate', validator: { validate: isCivilDate } });
