import { Field, InputType } from '@nestjs/graphql';
import { Equals, IsBoolean, IsOptional, ValidateBy } from 'class-validator';
import { IsIdentityNumber } from '../persons/is-identity-number.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';

const FEWEST_LETTERS = 20;

const lettersIn = (value: unknown): number => `${value}`.match(/\p{L}/gu)?.length ?? 0;

@InputType({ description: 'A record to be opened in an emergency, and why it cannot wait.' })
export class OpenInEmergencyInput {
  @Field({ description: 'The whole personnummer, samordningsnummer or reserve number.' })
  @IsNotBlank()
  @IsIdentityNumber()
  @MaxLength(200)
  identityNumber: string;

  @Field({ description: 'Why it cannot wait, in words: at least 20 letters.' })
  @IsNotBlank()
  @ValidateBy(
    {
      name: 'reasonTooShort',
      // Without a message class-validator leaves the context out.
      validator: {
        validate: (value) => lettersIn(value) >= FEWEST_LETTERS,
        defaultMessage: () => 'reasonTooShort',
      },
    },
    { context: { min: FEWEST_LETTERS } },
  )
  @MaxLength(2000)
  reason: string;

  @Field({ description: "True: there is danger to life, or a serious risk to the person's health." })
  @IsBoolean()
  @Equals(true)
  danger: boolean;

  @Field({
    description:
      "True: the person's consent cannot be obtained. Without it only what the own principal keeps and no block withholds is opened.",
  })
  @IsBoolean()
  cannotConsent: boolean;

  @Field({
    defaultValue: false,
    description: 'True: it is opened though a crisis plan in force may be read already, which is not enough.',
  })
  @IsOptional()
  @IsBoolean()
  planNotEnough?: boolean;
}

/** What somebody has searched for and not found. */
export class LookedFor {
  @IsNotBlank()
  @MaxLength(200)
  query: string;
}
