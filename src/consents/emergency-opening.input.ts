import { Field, InputType } from '@nestjs/graphql';
import { Equals, IsBoolean, IsNotEmpty } from 'class-validator';
import { MaxLength } from '../platform/text/length-rules.js';

@InputType({ description: 'A record to be opened in an emergency, and why it cannot wait.' })
export class OpenInEmergencyInput {
  @Field({ description: 'The whole personnummer, samordningsnummer or reserve number.' })
  @IsNotEmpty()
  @MaxLength(200)
  identityNumber: string;

  @Field({ description: 'Why it cannot wait, in words: at least 20 letters.' })
  @IsNotEmpty()
  @MaxLength(2000)
  reason: string;

  @Field({ description: 'True: it is understood that the opening is logged and reviewed.' })
  @IsBoolean()
  @Equals(true)
  confirmed: boolean;
}
