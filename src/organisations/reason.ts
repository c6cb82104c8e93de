import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';

/** Why something in the register is changed. */
export const Reason = (): PropertyDecorator =>
  applyDecorators(Field({ description: 'Why.' }), IsNotBlank(), MaxLength(1000));
