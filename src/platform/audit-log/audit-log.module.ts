import { Global, Module } from '@nestjs/common';
import { Clock } from '../dates/clock.js';
import { AuditLog } from './audit-log.js';
import { LogHeadNote } from './head-note.service.js';

@Global()
@Module({ providers: [AuditLog, Clock, LogHeadNote], exports: [AuditLog] })
export class AuditLogModule {}
