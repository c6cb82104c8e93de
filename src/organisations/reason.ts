import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { IsNotEmpty } from 'class-validator';
import { MaxLength } from '../platform/text/length-rules.js';

/** Why something in the register is changed. */
export const Reason = (): PropertyDecorator =>
  applyDecorators(Field({ description: 'Why.' }), IsNotEmpty(), MaxLength(1000));
