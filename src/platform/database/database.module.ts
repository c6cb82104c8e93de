import { Global, Module } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Config } from '../config/config.js';
import { dataSourceOptions } from './data-source-options.js';
import { UnitOfWork } from './unit-of-work.js';

/** The database, brought to its newest shape before the first request. */
@Global()
@Module({ providers: [UnitOfWork], exports: [UnitOfWork] })
export class DatabaseModule {
  static forRoot(entities: NonNullable<DataSourceOptions['entities']>) {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Config],
          useFactory: (config: Config): TypeOrmModuleOptions => ({
            ...dataSourceOptions(config, entities),
            migrationsRun: true,
            retryAttempts: 0,
          }),
        }),
      ],
    };
  }
}
