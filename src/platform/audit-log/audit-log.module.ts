import { Global, Module } from '@nestjs/common';
import { Clock } from '../dates/clock.js';
import { AuditLog } from './audit-log.js';

@Global()
@Module({ providers: [AuditLog, Clock], exports: [AuditLog] })
export class AuditLogModule {}
