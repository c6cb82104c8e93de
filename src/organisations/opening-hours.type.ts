import { applyDecorators } from '@nestjs/common';
import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEnum,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { readClock } from './read-clock.js';

export enum HolidayHours {
  CLOSED = 'CLOSED',
  AS_SUNDAY = 'AS_SUNDAY',
  AS_USUAL = 'AS_USUAL',
}
registerEnumType(HolidayHours, {
  name: 'HolidayHours',
  description: 'What holds on public holidays and on the eves of midsummer, Christmas and the new year.',
  valuesMap: {
    CLOSED: { description: 'Closed (stängt).' },
    AS_SUNDAY: { description: 'As on Sundays (som söndagar).' },
    AS_USUAL: { description: 'As on any day of that weekday (som vanligt).' },
  },
});

/** A time of day, kept as HH:MM. */
export const Clock = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? (readClock(value) ?? value) : value)),
    ValidateBy({
      name: 'isClock',
      validator: { validate: (value) => typeof value === 'string' && readClock(value) === value },
    }),
  );

const WEEKDAY = 'weekday, 1 (Monday) to 7';

@ObjectType({ description: 'Hours on some days of the week (pass).' })
@InputType('OpeningSpanInput', { description: 'Hours on some days of the week (pass).' })
export class OpeningSpan {
  @Field(() => Int, { description: `First ${WEEKDAY}.` })
  @IsInt()
  @Min(1)
  @Max(7)
  fromDay: number;

  @Field(() => Int, {
    nullable: true,
    description: `Last ${WEEKDAY}; the first one when missing. 6 to 1 is Saturday, Sunday and Monday.`,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(7)
  toDay?: number | null;

  @Field({ description: 'When it opens, HH:MM.' })
  @Clock()
  opens: string;

  @Field({
    description: 'When it closes, HH:MM; 24:00 is midnight, and what is before it opens is the next day.',
  })
  @Clock()
  closes: string;
}

@ObjectType({ description: 'Other hours on certain days (avvikelse).' })
@InputType('OpeningExceptionInput', { description: 'Other hours on certain days (avvikelse).' })
export class OpeningException {
  @Field({ description: 'First day, YYYY-MM-DD.' })
  @IsCivilDate()
  fromDate: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; the first one when missing.' })
  @IsOptional()
  @IsCivilDate()
  toDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it opens, HH:MM; closed those days when missing.',
  })
  @IsOptional()
  @Clock()
  opens?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it closes, HH:MM; closed those days when missing.',
  })
  @IsOptional()
  @Clock()
  closes?: string | null;
}

@ObjectType({ description: 'Opening hours as data (öppettider).' })
@InputType('OpeningHoursInput', { description: 'Opening hours as data (öppettider).' })
export class OpeningHours {
  @Field(() => [OpeningSpan], {
    description: 'Hours of an ordinary week; closed on days that none is about.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OpeningSpan)
  spans: OpeningSpan[];

  @Field(() => HolidayHours, { description: 'What holds on holidays.' })
  @IsEnum(HolidayHours)
  holidays: HolidayHours;

  @Field(() => [OpeningException], { description: 'Other hours on certain days; they come before all else.' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OpeningException)
  exceptions: OpeningException[];
}
