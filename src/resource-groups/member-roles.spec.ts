import { groupProblems, missingRoles } from './member-roles.js';
import { MemberKind, MemberRole } from './resource-group-kinds.js';

const { STAFF, RELATIVE, FRIEND, AUTHORITY } = MemberKind;
const { COORDINATOR, DOCTOR } = MemberRole;

describe('a group', () => {
  it('has roles and somebody who stands for the person among its staff alone', () => {
    const all = { role: DOCTOR, representsPerson: true };
    expect(groupProblems([{ kind: STAFF, ...all }, { kind: RELATIVE }])).toEqual([]);
    expect(
      groupProblems([
        { kind: FRIEND, role: DOCTOR },
        { kind: AUTHORITY, representsPerson: true },
      ]),
    ).toEqual([
      { path: 'members.0.role', code: 'roleOfStaff' },
      { path: 'members.1.representsPerson', code: 'roleOfStaff' },
    ]);
  });

  it('misses a coordinator and a doctor, until it has them or says why not', () => {
    const none = { withoutCoordinatorReason: '', withoutDoctorReason: '' };
    const coordinator = { kind: STAFF, role: COORDINATOR };
    expect(missingRoles([{ kind: STAFF }], none)).toEqual([COORDINATOR, DOCTOR]);
    expect(missingRoles([coordinator], none)).toEqual([DOCTOR]);
    expect(missingRoles([coordinator, { kind: STAFF, role: DOCTOR }], none)).toEqual([]);
    expect(missingRoles([coordinator], { ...none, withoutDoctorReason: 'Vill inte.' })).toEqual([]);
    expect(missingRoles([], { ...none, withoutCoordinatorReason: 'Ny.' })).toEqual([DOCTOR]);
  });
});
