import { ValidateBy } from 'class-validator';

/** A time of day 'HH:MM', from 00:00 to 23:59. */
export const IsClockTime = (): PropertyDecorator =>
  ValidateBy({
    name: 'isClockTime',
    validator: { validate: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) },
  });
