import { Global, Module } from '@nestjs/common';
import { Clock } from '../dates/clock.js';
import { AuditLog } from './audit-log.js';
import { LogHeadNote } from './log-head-note.js';

@Global()
@Module({ providers: [AuditLog, Clock, LogHeadNote], exports: [AuditLog, LogHeadNote] })
export class AuditLogModule {}
