import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { partOfFullTime } from '../platform/csv/read-cell.js';

/** 200 % in hundredths of a percent. */
const MOST = 20_000;

/**
 * A share of full time in hundredths of a percent, from 1 to 20,000. A form has it in percent, as people write it: `62,5`.
 */
export const PercentField = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? readPercent(value) : value)),
    ValidateBy({
      name: 'isPercent',
      validator: {
        validate: (value) => Number.isInteger(value) && value >= 1 && value <= MOST,
      },
    }),
  );

/** What stays a text is no percent. */
function readPercent(text: string): number | string {
  if (text.trim() === '') return text;
  const read = partOfFullTime.read(`${text.trim().replace(/(?:%|procent|percent)$/i, '')} %`);
  return 'value' in read ? read.value : text;
}
