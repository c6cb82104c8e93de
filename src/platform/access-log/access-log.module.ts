import { Global, Module } from '@nestjs/common';
import { Clock } from '../dates/clock.js';
import { AccessLog } from './access-log.js';
import { LogHeadNote } from './head-note.service.js';

@Global()
@Module({ providers: [AccessLog, Clock, LogHeadNote], exports: [AccessLog, Clock] })
export class AccessLogModule {}
