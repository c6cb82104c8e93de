import { Controller, Get, Global, Module } from '@nestjs/common';
import { Policy } from '../access/policy.js';
import { sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Warnings } from './warnings.js';

@Controller('health')
export class HealthController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly warnings: Warnings,
  ) {}

  /** The process answers. */
  @Get('live')
  @Policy('public')
  live() {
    return { status: 'ok' };
  }

  /** The database answers too. What should be looked into, though the work is done, is told by its codes. */
  @Get('ready')
  @Policy('public')
  async ready() {
    await sql(this.unitOfWork.reader, 'SELECT 1');
    return { status: 'ok', warnings: this.warnings.list() };
  }
}

@Global()
@Module({ controllers: [HealthController], providers: [Warnings], exports: [Warnings] })
export class HealthModule {}
