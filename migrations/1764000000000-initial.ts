import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const NO_ACTION = { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' };
const CASCADE = { onDelete: 'CASCADE', onUpdate: 'CASCADE' };

/** Every table of the first release. */
export class Initial1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';
    await queryRunner.createTable(
      new Table({
        name: 'region',
        columns: [
          { name: 'code', type: 'varchar', length: '2', isPrimary: true },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'aliases', type: 'text' },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'municipality',
        columns: [
          { name: 'code', type: 'varchar', length: '4', isPrimary: true },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'region_code', type: 'varchar', length: '2' },
          { name: 'healthcare_region', type: 'varchar', length: '40' },
        ],
        foreignKeys: [
          {
            columnNames: ['region_code'],
            referencedTableName: 'region',
            referencedColumnNames: ['code'],
            ...NO_ACTION,
          },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'principal',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'region_code', type: 'varchar', length: '2', isNullable: true },
          { name: 'municipality_code', type: 'varchar', length: '4', isNullable: true },
        ],
        foreignKeys: [
          {
            columnNames: ['region_code'],
            referencedTableName: 'region',
            referencedColumnNames: ['code'],
            ...NO_ACTION,
          },
          {
            columnNames: ['municipality_code'],
            referencedTableName: 'municipality',
            referencedColumnNames: ['code'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['name'], isUnique: true }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'unit',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'principal_id', type: 'varchar', length: '36' },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'opening_hours', type: 'varchar', length: '200' },
          { name: 'phone', type: 'varchar', length: '200' },
        ],
        foreignKeys: [
          {
            columnNames: ['principal_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['principal_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'service',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'region_code', type: 'varchar', length: '2' },
          { name: 'legal_form', type: 'varchar', length: '40', isNullable: true },
          { name: 'start_year', type: 'integer', isNullable: true },
          { name: 'end_year', type: 'integer', isNullable: true },
          { name: 'models', type: 'text' },
          { name: 'target_groups', type: 'text' },
          { name: 'integration_degree', type: 'varchar', length: '40', isNullable: true },
        ],
        foreignKeys: [
          {
            columnNames: ['region_code'],
            referencedTableName: 'region',
            referencedColumnNames: ['code'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['region_code'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'team',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'service_id', type: 'varchar', length: '36' },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'municipality_code', type: 'varchar', length: '4' },
          { name: 'models', type: 'text' },
          { name: 'opening_hours', type: 'varchar', length: '200' },
          { name: 'phone', type: 'varchar', length: '200' },
          { name: 'planned_fte_hundredths', type: 'integer' },
          { name: 'capacity', type: 'integer' },
          { name: 'fictitious', type: 'boolean' },
        ],
        foreignKeys: [
          {
            columnNames: ['service_id'],
            referencedTableName: 'service',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['municipality_code'],
            referencedTableName: 'municipality',
            referencedColumnNames: ['code'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['service_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'staff_member',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'team_id', type: 'varchar', length: '36' },
          { name: 'reference', type: 'varchar', length: '200' },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'profession', type: 'varchar', length: '40' },
          { name: 'role', type: 'varchar', length: '40' },
          { name: 'employer_id', type: 'varchar', length: '36' },
          { name: 'fte_hundredths', type: 'integer' },
          { name: 'from_date', type: 'date' },
          { name: 'to_date', type: 'date', isNullable: true },
          { name: 'qualifications', type: 'varchar', length: '200' },
        ],
        foreignKeys: [
          {
            columnNames: ['team_id'],
            referencedTableName: 'team',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['employer_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        uniques: [{ columnNames: ['team_id', 'reference', 'from_date'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'person',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'identity_number', type: 'varchar', length: '20' },
          { name: 'identity_kind', type: 'varchar', length: '40' },
          { name: 'given_name', type: 'varchar', length: '200' },
          { name: 'family_name', type: 'varchar', length: '200' },
          { name: 'protected_identity', type: 'boolean' },
          { name: 'language', type: 'varchar', length: '200' },
          { name: 'needs_interpreter', type: 'boolean' },
          { name: 'address', type: 'varchar', length: '200', isNullable: true },
          { name: 'phone', type: 'varchar', length: '200', isNullable: true },
          { name: 'fictitious', type: 'boolean' },
        ],
        indices: [{ columnNames: ['identity_number'], isUnique: true }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'enrolment',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'owner_id', type: 'varchar', length: '36' },
          { name: 'team_id', type: 'varchar', length: '36' },
          { name: 'person_id', type: 'varchar', length: '36' },
          { name: 'from_date', type: 'date' },
          { name: 'to_date', type: 'date', isNullable: true },
          { name: 'leaving_reason', type: 'varchar', length: '40', isNullable: true },
          { name: 'intensity', type: 'varchar', length: '40' },
          { name: 'legal_frame', type: 'varchar', length: '40' },
        ],
        foreignKeys: [
          {
            columnNames: ['owner_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['team_id'],
            referencedTableName: 'team',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['person_id'],
            referencedTableName: 'person',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        uniques: [{ columnNames: ['team_id', 'person_id', 'from_date'] }],
        indices: [{ columnNames: ['person_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'enrolment_coordinator',
        columns: [
          { name: 'enrolment_id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'staff_member_id', type: 'varchar', length: '36', isPrimary: true },
        ],
        foreignKeys: [
          {
            columnNames: ['enrolment_id'],
            referencedTableName: 'enrolment',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['staff_member_id'],
            referencedTableName: 'staff_member',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'contact',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'owner_id', type: 'varchar', length: '36' },
          { name: 'enrolment_id', type: 'varchar', length: '36' },
          { name: 'date', type: 'date' },
          { name: 'time', type: 'varchar', length: '5' },
          { name: 'minutes', type: 'integer' },
          { name: 'mode', type: 'varchar', length: '40' },
          { name: 'place', type: 'varchar', length: '40' },
          { name: 'person_present', type: 'boolean' },
          { name: 'natural_support_present', type: 'boolean' },
          { name: 'no_show', type: 'boolean' },
        ],
        foreignKeys: [
          {
            columnNames: ['owner_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['enrolment_id'],
            referencedTableName: 'enrolment',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['enrolment_id', 'date'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'contact_staff',
        columns: [
          { name: 'contact_id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'staff_member_id', type: 'varchar', length: '36', isPrimary: true },
        ],
        foreignKeys: [
          {
            columnNames: ['contact_id'],
            referencedTableName: 'contact',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['staff_member_id'],
            referencedTableName: 'staff_member',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['staff_member_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'hospital_episode',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'owner_id', type: 'varchar', length: '36' },
          { name: 'enrolment_id', type: 'varchar', length: '36' },
          { name: 'admitted_on', type: 'date' },
          { name: 'discharged_on', type: 'date', isNullable: true },
          { name: 'team_involved_in_admission', type: 'boolean' },
          { name: 'team_involved_in_discharge', type: 'boolean', isNullable: true },
        ],
        foreignKeys: [
          {
            columnNames: ['owner_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['enrolment_id'],
            referencedTableName: 'enrolment',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        uniques: [{ columnNames: ['enrolment_id', 'admitted_on'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'import_run',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'team_id', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'file_name', type: 'varchar', length: '200' },
          { name: 'checksum', type: 'varchar', length: '64' },
          { name: 'rows_added', type: 'integer' },
          { name: 'rows_known', type: 'integer' },
          { name: 'account_id', type: 'varchar', length: '36' },
          { name: 'at', type: instant },
        ],
        foreignKeys: [
          {
            columnNames: ['team_id'],
            referencedTableName: 'team',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['team_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'team_meeting',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'team_id', type: 'varchar', length: '36' },
          { name: 'date', type: 'date' },
          { name: 'time', type: 'varchar', length: '5' },
          { name: 'minutes', type: 'integer' },
          { name: 'staff_present', type: 'integer' },
          { name: 'persons_reviewed', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['team_id'],
            referencedTableName: 'team',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        uniques: [{ columnNames: ['team_id', 'date', 'time'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'crisis_plan',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'owner_id', type: 'varchar', length: '36' },
          { name: 'team_id', type: 'varchar', length: '36' },
          { name: 'person_id', type: 'varchar', length: '36' },
          { name: 'label', type: 'varchar', length: '40' },
        ],
        foreignKeys: [
          {
            columnNames: ['owner_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['team_id'],
            referencedTableName: 'team',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['person_id'],
            referencedTableName: 'person',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        uniques: [{ columnNames: ['person_id', 'label'] }],
        indices: [{ columnNames: ['team_id'] }, { columnNames: ['person_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'crisis_plan_version',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'number', type: 'integer' },
          { name: 'status', type: 'varchar', length: '40' },
          { name: 'revision', type: 'integer' },
          { name: 'created_at', type: instant },
          { name: 'created_by', type: 'varchar', length: '36' },
          { name: 'changed_at', type: instant },
          { name: 'agreed_at', type: instant, isNullable: true },
          { name: 'agreed_by', type: 'varchar', length: '36', isNullable: true },
          { name: 'checksum', type: 'varchar', length: '64', isNullable: true },
          { name: 'plan_id', type: 'varchar', length: '36' },
          { name: 'made_together', type: 'boolean' },
          { name: 'phase', type: 'varchar', length: '40', isNullable: true },
          { name: 'made_on', type: 'date', isNullable: true },
          { name: 'review_on', type: 'date', isNullable: true },
          { name: 'closed_hours', type: 'text' },
        ],
        foreignKeys: [
          {
            columnNames: ['plan_id'],
            referencedTableName: 'crisis_plan',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        uniques: [{ columnNames: ['plan_id', 'number'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'crisis_plan_statement',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'version_id', type: 'varchar', length: '36' },
          { name: 'section', type: 'varchar', length: '40' },
          { name: 'stage', type: 'integer', isNullable: true },
          { name: 'position', type: 'integer' },
          { name: 'text', type: 'text' },
          { name: 'author', type: 'varchar', length: '40' },
          { name: 'audience', type: 'varchar', length: '40' },
        ],
        foreignKeys: [
          {
            columnNames: ['version_id'],
            referencedTableName: 'crisis_plan_version',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['version_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'closed_hours_unit',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'version_id', type: 'varchar', length: '36' },
          { name: 'unit_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'task', type: 'text' },
          { name: 'response', type: 'varchar', length: '40' },
          { name: 'responded_on', type: 'date', isNullable: true },
          { name: 'responded_by', type: 'varchar', length: '200' },
          { name: 'position', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['version_id'],
            referencedTableName: 'crisis_plan_version',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['unit_id'],
            referencedTableName: 'unit',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['version_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'audit',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'team_id', type: 'varchar', length: '36' },
          { name: 'scale', type: 'varchar', length: '200' },
          { name: 'scale_version', type: 'varchar', length: '200' },
          { name: 'scale_checksum', type: 'varchar', length: '64' },
          { name: 'window_from', type: 'date' },
          { name: 'window_to', type: 'date' },
          { name: 'status', type: 'varchar', length: '40' },
          { name: 'partial', type: 'boolean' },
          { name: 'created_at', type: instant },
          { name: 'created_by', type: 'varchar', length: '36' },
          { name: 'closed_at', type: instant, isNullable: true },
          { name: 'closed_by', type: 'varchar', length: '36', isNullable: true },
        ],
        foreignKeys: [
          {
            columnNames: ['team_id'],
            referencedTableName: 'team',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['team_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'audit_item',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'audit_id', type: 'varchar', length: '36' },
          { name: 'code', type: 'varchar', length: '20' },
          { name: 'computed', type: 'text', isNullable: true },
          { name: 'computed_rating', type: 'integer', isNullable: true },
          { name: 'rating', type: 'integer', isNullable: true },
          { name: 'note', type: 'text' },
          { name: 'missing_reason', type: 'text' },
        ],
        foreignKeys: [
          {
            columnNames: ['audit_id'],
            referencedTableName: 'audit',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        uniques: [{ columnNames: ['audit_id', 'code'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'region_finding',
        columns: [
          { name: 'year', type: 'integer', isPrimary: true },
          { name: 'region_code', type: 'varchar', length: '2', isPrimary: true },
          { name: 'has_services', type: 'boolean' },
        ],
        foreignKeys: [
          {
            columnNames: ['region_code'],
            referencedTableName: 'region',
            referencedColumnNames: ['code'],
            ...NO_ACTION,
          },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'service_finding',
        columns: [
          { name: 'year', type: 'integer', isPrimary: true },
          { name: 'service_id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'interviewed', type: 'boolean' },
          { name: 'interviewed_as', type: 'varchar', length: '200' },
        ],
        foreignKeys: [
          {
            columnNames: ['service_id'],
            referencedTableName: 'service',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'account',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'username', type: 'varchar', length: '200' },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'password_hash', type: 'text' },
          { name: 'principal_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'active', type: 'boolean' },
          { name: 'created_at', type: instant },
        ],
        indices: [{ columnNames: ['username'], isUnique: true }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'role_grant',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'account_id', type: 'varchar', length: '36' },
          { name: 'role', type: 'varchar', length: '40' },
          { name: 'team_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'from_date', type: 'date' },
          { name: 'to_date', type: 'date', isNullable: true },
        ],
        foreignKeys: [
          {
            columnNames: ['account_id'],
            referencedTableName: 'account',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['account_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'session',
        columns: [
          { name: 'id', type: 'varchar', length: '64', isPrimary: true },
          { name: 'content', type: 'text' },
          { name: 'expires_at', type: instant },
        ],
        indices: [{ columnNames: ['expires_at'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'audit_log_entry',
        columns: [
          {
            name: 'id',
            type: 'integer',
            isPrimary: true,
            isGenerated: true,
            generationStrategy: 'increment',
          },
          { name: 'at', type: instant },
          { name: 'account_id', type: 'varchar', length: '36' },
          { name: 'principal_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'team_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'action', type: 'varchar', length: '40' },
          { name: 'record_type', type: 'varchar', length: '40' },
          { name: 'record_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'person_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'rows', type: 'integer' },
          { name: 'request_id', type: 'varchar', length: '200' },
        ],
        indices: [{ columnNames: ['at'] }, { columnNames: ['person_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'resource_group',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'owner_id', type: 'varchar', length: '36' },
          { name: 'person_id', type: 'varchar', length: '36' },
          { name: 'revision', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['owner_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['person_id'],
            referencedTableName: 'person',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['person_id'], isUnique: true }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'resource_group_member',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'group_id', type: 'varchar', length: '36' },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'relation', type: 'varchar', length: '200' },
          { name: 'phone', type: 'varchar', length: '200' },
          { name: 'sees_crisis_plan', type: 'boolean' },
          { name: 'position', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['group_id'],
            referencedTableName: 'resource_group',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['group_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'resource_group_goal',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'group_id', type: 'varchar', length: '36' },
          { name: 'term', type: 'varchar', length: '40' },
          { name: 'text', type: 'text' },
          { name: 'follow_up_on', type: 'date', isNullable: true },
          { name: 'position', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['group_id'],
            referencedTableName: 'resource_group',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['group_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'sip',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'owner_id', type: 'varchar', length: '36' },
          { name: 'team_id', type: 'varchar', length: '36' },
          { name: 'person_id', type: 'varchar', length: '36' },
        ],
        foreignKeys: [
          {
            columnNames: ['owner_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['team_id'],
            referencedTableName: 'team',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['person_id'],
            referencedTableName: 'person',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['team_id'] }, { columnNames: ['person_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'sip_version',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'number', type: 'integer' },
          { name: 'status', type: 'varchar', length: '40' },
          { name: 'revision', type: 'integer' },
          { name: 'created_at', type: instant },
          { name: 'created_by', type: 'varchar', length: '36' },
          { name: 'changed_at', type: instant },
          { name: 'agreed_at', type: instant, isNullable: true },
          { name: 'agreed_by', type: 'varchar', length: '36', isNullable: true },
          { name: 'checksum', type: 'varchar', length: '64', isNullable: true },
          { name: 'sip_id', type: 'varchar', length: '36' },
          { name: 'what_matters', type: 'text' },
          { name: 'need_seen_on', type: 'date', isNullable: true },
          { name: 'called_on', type: 'date', isNullable: true },
          { name: 'met_on', type: 'date', isNullable: true },
          { name: 'overall_principal_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'no_measures_by_others', type: 'boolean' },
          { name: 'person_absence', type: 'text' },
          { name: 'relatives_part', type: 'varchar', length: '40', isNullable: true },
          { name: 'relatives_note', type: 'text' },
          { name: 'consent_on', type: 'date', isNullable: true },
          { name: 'consent_form', type: 'varchar', length: '40', isNullable: true },
          { name: 'consent_scope', type: 'text' },
          { name: 'follow_up_on', type: 'date', isNullable: true },
          { name: 'follow_up_by', type: 'varchar', length: '200' },
        ],
        foreignKeys: [
          {
            columnNames: ['sip_id'],
            referencedTableName: 'sip',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['overall_principal_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        uniques: [{ columnNames: ['sip_id', 'number'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'service_principal',
        columns: [
          { name: 'service_id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'principal_id', type: 'varchar', length: '36', isPrimary: true },
        ],
        foreignKeys: [
          {
            columnNames: ['service_id'],
            referencedTableName: 'service',
            referencedColumnNames: ['id'],
            ...CASCADE,
          },
          {
            columnNames: ['principal_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...CASCADE,
          },
        ],
        indices: [{ columnNames: ['service_id'] }, { columnNames: ['principal_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'sip_goal',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'version_id', type: 'varchar', length: '36' },
          { name: 'term', type: 'varchar', length: '40' },
          { name: 'text', type: 'text' },
          { name: 'position', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['version_id'],
            referencedTableName: 'sip_version',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['version_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'sip_measure',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'version_id', type: 'varchar', length: '36' },
          { name: 'text', type: 'text' },
          { name: 'by_others', type: 'boolean' },
          { name: 'principal_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'other_actor', type: 'varchar', length: '200' },
          { name: 'unit', type: 'varchar', length: '200' },
          { name: 'responsible', type: 'varchar', length: '200' },
          { name: 'from_date', type: 'date', isNullable: true },
          { name: 'due_date', type: 'date', isNullable: true },
          { name: 'position', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['version_id'],
            referencedTableName: 'sip_version',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['principal_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['version_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'sip_participant',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'version_id', type: 'varchar', length: '36' },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'kind', type: 'varchar', length: '40', isNullable: true },
          { name: 'role', type: 'varchar', length: '200' },
          { name: 'phone', type: 'varchar', length: '200' },
          { name: 'attended', type: 'boolean' },
          { name: 'position', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['version_id'],
            referencedTableName: 'sip_version',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        indices: [{ columnNames: ['version_id'] }],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await queryRunner.dropTable(table);
  }
}

/** In the order they are made. */
const TABLES = [
  'region',
  'municipality',
  'principal',
  'unit',
  'service',
  'team',
  'staff_member',
  'person',
  'enrolment',
  'enrolment_coordinator',
  'contact',
  'contact_staff',
  'hospital_episode',
  'import_run',
  'team_meeting',
  'crisis_plan',
  'crisis_plan_version',
  'crisis_plan_statement',
  'closed_hours_unit',
  'audit',
  'audit_item',
  'region_finding',
  'service_finding',
  'account',
  'role_grant',
  'session',
  'audit_log_entry',
  'resource_group',
  'resource_group_member',
  'resource_group_goal',
  'sip',
  'sip_version',
  'service_principal',
  'sip_goal',
  'sip_measure',
  'sip_participant',
];
