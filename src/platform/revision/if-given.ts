import { ValidateIf } from 'class-validator';

/** May be left out, but not emptied. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
