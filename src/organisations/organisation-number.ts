import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import organisationsnummer from 'organisationsnummer';

/** The package's types speak of a default export that its CommonJS file does not have. */
const Organisationsnummer = organisationsnummer as unknown as typeof organisationsnummer.default;

/**
 * Six digits, a hyphen and four, with its check digit; it may be written without the hyphen, or with 16 before it. A
 * personnummer, which a firm of one person has, is none: a principal is no person.
 * @returns undefined when it is no organisation number
 */
export function readOrganisationNumber(text: string): string | undefined {
  const written = text.replace(/\s/g, '');
  if (!Organisationsnummer.valid(written)) return undefined;
  const number = Organisationsnummer.parse(written);
  return number.isPersonnummer() ? undefined : number.format(true);
}

const HSA_ID = /^SE(\d{10})-[0-9A-Z]{1,18}$/;

/**
 * SE, the organisation number without its hyphen, a hyphen, and a code of capital letters and digits that the organisation gives.
 * @returns undefined when it is no HSA-id
 */
export function readHsaId(text: string): string | undefined {
  const written = text.replace(/\s/g, '').toUpperCase();
  const [, number] = HSA_ID.exec(written) ?? [];
  return number && readOrganisationNumber(number) ? written : undefined;
}

/** A field that is kept as `read` writes it, and refused where that reads nothing. */
const readAs = (name: string, read: (text: string) => string | undefined): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? (read(value) ?? value) : value)),
    ValidateBy({
      name,
      validator: { validate: (value) => typeof value === 'string' && read(value) !== undefined },
    }),
  );

export const OrganisationNumber = () => readAs('isOrganisationNumber', readOrganisationNumber);
export const HsaId = () => readAs('isHsaId', readHsaId);
