import { Controller, Get, Param } from '@nestjs/common';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { DomainError } from '../platform/errors/domain-error.js';

/** A form that waits is shown before this page is reached; here comes who it does not wait for. */
@Controller('waiting-forms')
export class WaitingFormsPages {
  @Get(':formId')
  @Policy('signedIn')
  show(@Param('formId', UUID) _formId: string): never {
    throw new DomainError('NOT_FOUND', [{ path: 'formId', code: 'waitingFormGone' }]);
  }
}
