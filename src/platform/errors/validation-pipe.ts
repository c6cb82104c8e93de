import { ValidationPipe } from '@nestjs/common';
import { invalid } from './domain-error.js';
import { problemsOf } from './problems-of.js';

/** The one global pipe: arguments become instances of their class, and what no class names is refused. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: true, value: true },
    exceptionFactory: (errors) => invalid(problemsOf(errors)),
  });
}
