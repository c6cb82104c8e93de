import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { AppModule } from '../src/app/app.module.js';
import { PersonAccess } from '../src/persons/person-access.js';
import type { Config } from '../src/platform/config/config.js';

/** The application as a command: two may be on one database, which no two servers may. */
export async function startCommand(
  config: Config,
  access?: typeof PersonAccess,
): Promise<NestExpressApplication> {
  const module = Test.createTestingModule({ imports: [AppModule.forRoot(config, 'COMMAND')] });
  if (access) module.overrideProvider(PersonAccess).useClass(access);
  const app = (await module.compile()).createNestApplication<NestExpressApplication>({ logger: false });
  return app.init();
}
