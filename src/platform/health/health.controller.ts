import { Controller, Get, Module } from '@nestjs/common';
import { Policy } from '../access/policy.js';
import { sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';

@Controller('health')
export class HealthController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The process answers. */
  @Get('live')
  @Policy('public')
  live() {
    return { status: 'ok' };
  }

  /** The database answers too. */
  @Get('ready')
  @Policy('public')
  async ready() {
    await sql(this.unitOfWork.reader, 'SELECT 1');
    return { status: 'ok' };
  }
}

@Module({ controllers: [HealthController] })
export class HealthModule {}
