import { type DynamicModule, Module } from '@nestjs/common';
import { entities } from './entities.js';
import { AccessModule } from './platform/access/access.module.js';
import { AuditLogModule } from './platform/audit-log/audit-log.module.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { graphqlModule } from './platform/graphql/graphql.module.js';
import { HealthModule } from './platform/health/health.controller.js';

/** The list of rooms. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(entities),
        AuditLogModule,
        AccessModule,
        HealthModule,
        graphqlModule(),
      ],
    };
  }
}
