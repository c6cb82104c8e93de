import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Config } from '../config/config.js';
import { dataSourceOptions } from './data-source-options.js';
import { DATABASE_CLAIM, type Purpose, prepareDatabase } from './prepare-database.js';
import { UnitOfWork } from './unit-of-work.js';

/** What is held of the database before anything connects to it. */
@Global()
@Module({})
class DatabaseClaimModule {
  static forRoot(purpose: Purpose): DynamicModule {
    const provider = {
      provide: DATABASE_CLAIM,
      inject: [Config],
      useFactory: (config: Config) => prepareDatabase(config, purpose),
    };
    return { module: DatabaseClaimModule, providers: [provider], exports: [provider] };
  }
}

/** The database, brought to its newest shape before the first request. */
@Global()
@Module({ providers: [UnitOfWork], exports: [UnitOfWork] })
export class DatabaseModule {
  static forRoot(entities: NonNullable<DataSourceOptions['entities']>, purpose: Purpose): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        DatabaseClaimModule.forRoot(purpose),
        TypeOrmModule.forRootAsync({
          inject: [Config, DATABASE_CLAIM],
          useFactory: (config: Config) => ({
            ...dataSourceOptions(config, entities, 'READ'),
            retryAttempts: 0,
          }),
        }),
      ],
    };
  }
}
