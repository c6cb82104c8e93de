import { Controller, Get, Global, Module, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../door/public.js';
import { Readiness } from './readiness.js';
import { Warnings } from './warnings.js';

@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly warnings: Warnings,
  ) {}

  /** The process answers. */
  @Get('live')
  @Public()
  live() {
    return { status: 'ok' };
  }

  /** What is written is kept, and can be read: 200 where it is so, else 503. What should be mended is told, by code. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) response: Response) {
    const isReady = await this.readiness.isReady();
    response.status(isReady ? 200 : 503);
    return { status: isReady ? 'ok' : 'unavailable', warnings: this.warnings.list() };
  }
}

@Global()
@Module({ controllers: [HealthController], providers: [Readiness, Warnings], exports: [Warnings] })
export class HealthModule {}
