import { AccountRegister } from '../../src/accounts/account-register.service.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { sv } from '../support/words.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import { ByKeyboard } from './by-keyboard.js';
import { steps } from './steps.js';

const PHONE = { viewport: { width: 390, height: 844 } };

/** What an account is made with, and what its holder then chooses. */
const FIRST_PASSWORD = 'lånade ord i tre dygn';
const OWN_PASSWORD = 'fyra ord utan mening';

const day = today();
const firstDay = addDays(day, -6);
const tomorrow = addDays(day, 1);

const REGION = 'Region Prov';
const MUNICIPALITY = 'Provköpings kommun';
const UNIT = 'Provakuten';
const SERVICE = 'Provverksamheten';
const TEAM = 'Provteamet';
const UNIT_PHONE = '040-00 00 01';
const NEW_UNIT_PHONE = '040-00 00 02';

/** Those with a username have accounts. */
const STAFF = [
  { name: 'Maja Chef', username: 'maja', employer: REGION, work: 'NURSE', role: 'LEADER', percent: '100' },
  { name: 'Kim Ek', username: 'kim', employer: REGION, work: 'NURSE', role: 'COORDINATOR', percent: '62,5' },
  {
    name: 'Moa Alm',
    username: 'moa',
    employer: MUNICIPALITY,
    work: 'SOCIAL_WORKER',
    role: 'COORDINATOR',
    percent: '75',
  },
  { name: 'Siv Läkare', employer: REGION, work: 'PSYCHIATRIST', role: 'MEMBER', percent: '12,5' },
];

/** Somebody made up, with a test personnummer. */
const person = (given: string, number: string) => ({
  given,
  number,
  name: `${given} Påhittsson`,
  listed: `Påhittsson, ${given}`,
});
/** Kept by the region. */
const MARTA = person('Märta', '19900118-9811');
const OVE = person('Ove', '19850712-9826');
/** Kept by the municipality. */
const DISA = person('Disa', '19790303-9803');
const NILS = person('Nils', '19920924-9839');

const step = steps();
let house: BrowserApp;
let asta: ByKeyboard;
let maja: ByKeyboard;
let kim: ByKeyboard;
let moa: ByKeyboard;
const everybody: ByKeyboard[] = [];

beforeAll(async () => {
  house = await startBrowserApp();
});
afterAll(() => house?.close());

/** What whoever runs the installation does at its command line, and no page can: a first administrator, and a second. */
const createAdministrator = (username: string, name: string) =>
  house.app
    .get(AccountRegister, { strict: false })
    .createAdministrator({ username, name, password: FIRST_PASSWORD });

/** Somebody signs in on their phone for the first time, and chooses a password of their own. */
async function arrive(username: string): Promise<ByKeyboard> {
  const hands = new ByKeyboard(await house.visitor(PHONE));
  everybody.push(hands);
  await hands.open('/');
  await hands.write('access.username', username);
  await hands.write('access.password', FIRST_PASSWORD);
  await hands.press('access.signIn');
  await hands.write('ownAccount.givenPassword', FIRST_PASSWORD);
  await hands.write('ownAccount.newPassword', OWN_PASSWORD);
  await hands.write('ownAccount.repeatedPassword', OWN_PASSWORD);
  await hands.press('ownAccount.choosePassword');
  await hands.said('ownAccount.passwordChosen');
  return hands;
}

/** How many of the first steps the start page says are done: always those that stand first. */
async function stepsDone(hands: ByKeyboard): Promise<number> {
  await hands.menu('nav.start');
  const list = hands.visitor.page.getByRole('region', { name: sv('firstStep.title') });
  const lines = await list.getByRole('listitem').allInnerTexts();
  const done = lines.map((line) => line.endsWith(sv('firstStep.done')));
  expect(done).toEqual(done.toSorted((one, other) => Number(other) - Number(one)));
  return done.filter(Boolean).length;
}

/** Hours in the first row that is blank. */
async function openOn(hands: ByKeyboard, [from, to, opens, closes]: [string, string, string, string]) {
  const row = hands.within(sv('hours.span', { n: 1 }));
  await row.choose('hours.fromDay', from);
  await row.choose('hours.toDay', to);
  await row.write('hours.opens', opens);
  await row.write('hours.closes', closes);
}

async function makeAccount(username: string, name: string, role: string, held: Record<string, string> = {}) {
  await asta.menu('nav.accounts');
  await asta.go('access.newAccount');
  await asta.write('access.name', name);
  await asta.write('access.username', username);
  await asta.write('access.firstPassword', FIRST_PASSWORD);
  for (const [field, option] of Object.entries(held)) await asta.choose(field, option);
  await asta.choose('access.role', `kind.role.${role}`);
  await asta.press('access.makeAccount');
}

/** From wherever one is to the team's page. */
async function toTeam(hands: ByKeyboard) {
  await hands.menu('nav.teams');
  await hands.go(TEAM);
}

async function toPerson(hands: ByKeyboard, { listed }: { listed: string }) {
  await toTeam(hands);
  await hands.go('team.toPersons');
  await hands.go(listed);
}

async function toDay(hands: ByKeyboard) {
  await toTeam(hands);
  await hands.go('day.toDay');
}

async function toStaff(name: string) {
  await toTeam(maja);
  await maja.go(name);
}

async function toRegistered(name: string) {
  await asta.menu('nav.register');
  await asta.go(name);
}

describe('an installation with nothing in it', () => {
  step('tells its first administrator what is to be done first', async () => {
    await createAdministrator('asta', 'Asta Först');
    asta = await arrive('asta');
    expect(await stepsDone(asta)).toBe(0);
  });

  step('gets a region and a municipality', async () => {
    await asta.go('firstStep.kind.PRINCIPALS');
    await asta.go('organisation.newPrincipal');
    await asta.write('organisation.name', REGION);
    await asta.choose('organisation.kind', 'kind.principal.REGION');
    await asta.choose('organisation.region', 'Skåne');
    await asta.press('form.save');
    await asta.said('notice.saved');
    expect(await stepsDone(asta)).toBe(0);
    await asta.go('firstStep.kind.PRINCIPALS');
    await asta.go('organisation.newPrincipal');
    await asta.write('organisation.name', MUNICIPALITY);
    await asta.choose('organisation.kind', 'kind.principal.MUNICIPALITY');
    await asta.choose('organisation.municipality', 'Malmö');
    await asta.press('form.save');
    await asta.said('notice.saved');
    expect(await stepsDone(asta)).toBe(1);
  });

  step('gets a unit that is open when the team is closed', async () => {
    await asta.go('firstStep.kind.UNIT');
    await asta.go('organisation.newUnit');
    await asta.write('organisation.name', UNIT);
    await asta.choose('organisation.principal', REGION);
    await asta.choose('organisation.kind', 'kind.unit.EMERGENCY_PSYCHIATRY');
    await asta.write('organisation.phone', UNIT_PHONE);
    await openOn(asta, ['måndag', 'söndag', '0', '24']);
    await asta.press('form.save');
    await asta.said('notice.saved');
    expect(await stepsDone(asta)).toBe(2);
  });

  step('gets a service and its team', async () => {
    await asta.go('firstStep.kind.SERVICE');
    await asta.go('organisation.newService');
    await asta.write('organisation.name', SERVICE);
    await asta.choose('organisation.region', 'Skåne');
    await asta.tick(REGION);
    await asta.tick(MUNICIPALITY);
    await asta.tick('kind.careModel.FACT');
    await asta.press('form.save');
    await asta.said('notice.saved');
    expect(await stepsDone(asta)).toBe(3);
    await asta.go('firstStep.kind.TEAM');
    await asta.go('team.register');
    await asta.choose('team.service', `${SERVICE} (Skåne)`);
    await asta.write('team.name', TEAM);
    await asta.choose('team.municipality', 'Malmö');
    await asta.tick('kind.careModel.FACT');
    await asta.write('team.phone', '040-00 00 00');
    await openOn(asta, ['måndag', 'fredag', '8', '17']);
    await asta.write('team.plannedPosts', '10,5');
    await asta.write('team.capacity', '100');
    await asta.press('team.register');
    await asta.said('notice.saved');
    expect(await stepsDone(asta)).toBe(4);
  });

  step('gets a second administrator, and by both of them a third', async () => {
    await asta.go('firstStep.kind.SECOND_ADMINISTRATOR');
    await asta.reads('access.alone');
    await createAdministrator('bosse', 'Bosse Andra');
    const bosse = await arrive('bosse');
    await makeAccount('cilla', 'Cilla Tredje', 'ADMINISTRATOR');
    await asta.said('access.accountWaits');
    await bosse.menu('nav.start');
    await bosse.go(/Cilla Tredje$/);
    await bosse.press('access.approve');
    await bosse.said('access.roleApproved');
    await bosse.visitor.leave();
    expect(await stepsDone(asta)).toBe(5);
  });

  step('gets accounts for the team and for whoever reviews its log', async () => {
    const ofTeam = (employer: string) => ({ 'access.employer': employer, 'access.team': TEAM });
    await makeAccount('maja', 'Maja Chef', 'TEAM_MANAGER', ofTeam(REGION));
    await makeAccount('kim', 'Kim Ek', 'COORDINATOR', ofTeam(REGION));
    await makeAccount('moa', 'Moa Alm', 'COORDINATOR', ofTeam(MUNICIPALITY));
    expect(await stepsDone(asta)).toBe(6);
    await makeAccount('lotta', 'Lotta Granskare', 'LOG_REVIEWER', { 'access.reviewedPrincipal': REGION });
    await asta.said('access.accountMade');
    // All is done, and the list is gone.
    expect(await stepsDone(asta)).toBe(0);
    expect(await asta.visitor.page.getByText(sv('firstStep.title')).count()).toBe(0);
  });
});

describe('a new team', () => {
  step('gets its staff, with posts, a leave and accounts', async () => {
    maja = await arrive('maja');
    expect(await stepsDone(maja)).toBe(0);
    await maja.go('firstStep.kind.STAFF');
    for (const { name, username, employer, work, role, percent } of STAFF) {
      await maja.go('staff.add');
      await maja.write('team.name', name);
      await maja.write('staff.reference', name.split(' ')[0]!);
      await maja.choose('staff.field.employer', employer);
      await maja.choose('team.profession', `kind.profession.${work}`);
      await maja.choose('team.role', `kind.teamRole.${role}`);
      await maja.write('staff.percent', percent);
      await maja.write('staff.firstDay', firstDay);
      await maja.press('staff.add');
      await maja.said('notice.saved');
      if (username) {
        await maja.go('staff.account');
        await maja.choose('staff.field.account', `${name} (${username})`);
        await maja.press('staff.saveAccount');
        await maja.said('notice.saved');
      }
      await maja.go(TEAM);
    }
    // 100 + 62.5 + 75 + 12.5 % of a full-time post.
    await maja.reads('2,50 av 10,50');
    await maja.go('Siv Läkare');
    await maja.go('staff.addLeave');
    await maja.write('staff.firstDayAway', addDays(day, 30));
    await maja.choose('staff.leaveKind', 'kind.leaveKind.PARENTAL');
    await maja.press('staff.addLeave');
    await maja.said('notice.saved');
    expect(await stepsDone(maja)).toBe(1);
  });

  step('enrols persons of both principals, each with a coordinator of either', async () => {
    kim = await arrive('kim');
    moa = await arrive('moa');
    for (const [hands, persons] of [
      [kim, [MARTA, OVE]],
      [moa, [DISA, NILS]],
    ] as const)
      for (const { given, number, name } of persons) {
        await toTeam(hands);
        await hands.go('team.toPersons');
        await hands.go('person.enrol');
        await hands.write('person.identityNumber', number);
        await hands.write('person.givenName', given);
        await hands.write('person.familyName', 'Påhittsson');
        await hands.write('person.fromDate', firstDay);
        await hands.tick('Kim Ek');
        await hands.tick('Moa Alm');
        await hands.press('person.enrol');
        await hands.said('person.enrolled');
        await hands.reads(`Kim Ek, ${REGION}`);
        await hands.reads(`Moa Alm, ${MUNICIPALITY}`);
        expect(await hands.visitor.heading()).toBe(name);
      }
    expect(await stepsDone(maja)).toBe(2);
  });

  step('notes ten visits, each in three touches', async () => {
    for (const [hands, { listed }] of [
      [kim, MARTA],
      [moa, DISA],
    ] as const) {
      await toDay(hands);
      for (let visit = 0; visit < 5; visit += 1) {
        const touches = await hands.touches(async () => {
          await hands.go('day.noteTitle.VISIT');
          await hands.choose('day.person', listed);
          await hands.press('day.save');
        });
        await hands.said('day.contactNoted');
        expect(touches).toBeLessThanOrEqual(3);
        await hands.go('day.previous');
      }
    }
  });

  step('notes a call, a visit that was missed, one sought and a crisis', async () => {
    for (const [hands, person, note] of [
      [kim, OVE, 'CALL'],
      [kim, OVE, 'MISSED'],
      [moa, NILS, 'SOUGHT'],
    ] as const) {
      await toPerson(hands, person);
      const touches = await hands.touches(async () => {
        await hands.go(`day.noteTitle.${note}`);
        await hands.press('day.save');
      });
      await hands.said('day.contactNoted');
      expect(touches).toBeLessThanOrEqual(3);
    }
    await toPerson(moa, NILS);
    await moa.go('day.noteTitle.CALL');
    await moa.unfold('day.changeFirst');
    await moa.tick('day.field.crisis');
    await moa.press('day.save');
    await moa.said('day.contactNoted');
    await moa.reads(new RegExp(`^${sv('day.crisis')}$`));
  });

  step('notes its morning meeting, with who was there and who was gone through', async () => {
    await toDay(kim);
    await kim.go('day.noteTitle.team_meeting');
    await kim.write('day.field.time', '08:30');
    await kim.write('day.field.minutes', '30');
    // All who work are ticked already.
    for (const { name } of STAFF)
      expect(await kim.visitor.page.getByRole('checkbox', { name, exact: true }).isChecked()).toBe(true);
    await kim.tick(MARTA.listed);
    await kim.tick(OVE.listed);
    // The others' records are of the municipality, and not seen by the region's coordinator.
    await kim.write('day.othersReviewed', '2');
    await kim.press('day.save');
    await kim.said('day.meetingNoted');
    await kim.reads(/^4: /);
  });

  step('notes an admission, its discharge, and an intervention', async () => {
    await toPerson(kim, OVE);
    await kim.go('day.noteTitle.hospital_episode');
    await kim.write('day.field.admittedOn', addDays(day, -3));
    await kim.tick('day.field.teamInvolvedInAdmission');
    await kim.press('day.save');
    await kim.said('day.episodeNoted');
    await toRecord(OVE, 'HOSPITAL_EPISODE');
    await kim.go('day.goOn');
    await kim.write('day.field.dischargedOn', addDays(day, -1));
    await kim.answer('form.yes');
    await kim.press('correction.save');
    await kim.said('day.corrected');
    await toPerson(kim, MARTA);
    await kim.go('day.noteTitle.intervention');
    await kim.choose('day.field.method', 'kind.interventionMethod.NECT');
    await kim.write('day.field.offeredOn', addDays(day, -2));
    await kim.press('day.save');
    await kim.said('day.interventionNoted');
  });
});

/** The one record of its kind about a person. */
async function toRecord(person: { listed: string }, kind: string) {
  await toPerson(kim, person);
  await kim.go('personMenu.timeline');
  await kim.choose('day.show', `day.kind.${kind}`);
  await kim.press('day.filter');
  await kim.go(/ \d{4}$/);
}

describe('a first crisis plan', () => {
  step('is written and agreed, with a unit that has been asked', async () => {
    await toPerson(kim, MARTA);
    await kim.go('personMenu.crisisPlan');
    await kim.answer('crisisPlan.label.KRISPLAN');
    await kim.press('crisisPlan.begin.button');
    await kim.said('crisisPlan.begin.done');
    await kim.write('Tecken 1', 'Jag drar för gardinerna.');
    await kim.write('Eget steg 1', 'Jag går till ateljén.');
    await kim.write('crisisPlan.closedHours.text', 'Ring akuten och säg att jag har en plan.');
    await kim.choose(sv('crisisPlan.closedHours.unitNumber', { number: 1 }), `${UNIT} (${REGION})`);
    await kim.write('crisisPlan.closedHours.task', 'Ta emot mig.');
    await kim.choose('crisisPlan.closedHours.response', 'crisisPlan.response.ACCEPTED');
    await kim.write('crisisPlan.closedHours.respondedOn', day);
    await kim.tick('crisisPlan.making.together');
    await kim.answer('crisisPlan.phase.STABLE');
    await kim.write('crisisPlan.making.madeOn', day);
    await kim.write('crisisPlan.making.reviewOn', addDays(day, 180));
    await kim.press('crisisPlan.saveAndGoOn');
    await kim.press('crisisPlan.agree.confirm');
    await kim.said('crisisPlan.agree.done');
    expect(await stepsDone(maja)).toBe(3);
  });

  step('is printed with the telephone number of the unit', async () => {
    await toPlan();
    await readSheet(UNIT_PHONE);
  });

  step('is listed for its coordinator once the unit has another number', async () => {
    await toRegistered(UNIT);
    await asta.go('register.edit');
    await asta.write('organisation.phone', NEW_UNIT_PHONE);
    await asta.write('register.reason', 'Nytt nummer från i dag.');
    await asta.press('form.save');
    await asta.said('register.changed');
    await toPlan();
    await kim.go(UNIT);
    await kim.reads('register.outdated.title');
    await kim.reads(`${sv('register.field.phone')}: ${UNIT_PHONE}`);
    await kim.go(/^Märta Påhittsson, /);
    await readSheet(NEW_UNIT_PHONE);
    await kim.go('copy.openPlan');
    await kim.go(UNIT);
    expect(await kim.visitor.page.getByText(sv('register.outdated.title')).count()).toBe(0);
  });
});

/** Prints the open plan for own use. */
async function readSheet(words: string) {
  await kim.go('release.toRelease');
  await kim.visitor.page.locator('[name=receiver][value=OWN_USE]').check();
  await kim.press('release.do');
  await kim.said('release.done');
  await kim.go('copy.sheetPage');
  await kim.reads(words);
  await kim.back();
}

async function toPlan() {
  await toPerson(kim, MARTA);
  await kim.go('personMenu.crisisPlan');
  await kim.go(`${sv('crisisPlan.list.open')} ${sv('crisisPlan.label.KRISPLAN')}`);
}

describe('a first audit', () => {
  step('is begun, and all the first steps of the team are done', async () => {
    await maja.menu('nav.start');
    await maja.go('firstStep.kind.AUDIT');
    await maja.go('fidelity.newAudit');
    await maja.go(/^DACTS/);
    await maja.press('fidelity.start');
    await maja.said('fidelity.started');
    expect(await stepsDone(maja)).toBe(0);
    expect(await maja.visitor.page.getByText(sv('firstStep.title')).count()).toBe(0);
  });
});

describe('what turned out to be wrong', () => {
  const reason = 'Felskrivet.';
  /** Changes a field, says why, and sees that it was kept. */
  const correct = async (hands: ByKeyboard, change: () => Promise<void>, done: string) => {
    await change();
    await hands.write('correction.reason', reason);
    await hands.press('correction.save');
    await hands.said(done);
    await hands.reads(reason);
  };

  step('is put right in a visit, a meeting, a stay and an intervention', async () => {
    await toDay(kim);
    await kim.go(/, Märta Påhittsson$/);
    await kim.go('day.correct');
    await correct(kim, () => kim.write('day.field.minutes', '45'), 'day.corrected');
    await toDay(kim);
    await kim.go(sv('day.meetingAt', { time: '08:30' }));
    await kim.go('day.correct');
    await correct(kim, () => kim.tick('Siv Läkare'), 'day.corrected');
    await toRecord(OVE, 'HOSPITAL_EPISODE');
    await kim.go('day.correct');
    await correct(kim, () => kim.write('day.field.admittedOn', addDays(day, -4)), 'day.corrected');
    await toRecord(MARTA, 'INTERVENTION');
    await kim.go('day.goOn');
    await correct(kim, () => kim.write('day.field.offeredOn', addDays(day, -3)), 'day.corrected');
  });

  step('is put right in a person and an enrolment', async () => {
    await toPerson(kim, MARTA);
    await kim.go('correction.person');
    await correct(kim, () => kim.write('person.phone', '070-000 00 00'), 'correction.done');
    await kim.go('correction.enrolment');
    await correct(
      kim,
      () => kim.choose('person.legalFrame', 'kind.legalFrame.LPT_INPATIENT'),
      'correction.done',
    );
  });

  step('is put right in the staff and a post', async () => {
    await toStaff('Siv Läkare');
    await maja.go('staff.correctMember');
    await correct(maja, () => maja.write('staff.qualifications', 'KBT, grundutbildning'), 'notice.saved');
    await maja.go('staff.correctPost');
    await correct(maja, () => maja.write('staff.percent', '37,5'), 'notice.saved');
    // 12.5 % has become 37.5 %.
    await maja.go(TEAM);
    await maja.reads('2,75 av 10,50');
  });

  step('is put right in a principal, a service, a unit and a team', async () => {
    for (const [name, change] of [
      [MUNICIPALITY, () => asta.write('organisation.organisationNumber', '212000-1124')],
      [SERVICE, () => asta.write('organisation.startYear', '2025')],
      [UNIT, () => asta.choose('hours.holidays', 'hours.holidayChoice.AS_USUAL')],
      [TEAM, () => asta.write('team.capacity', '90')],
    ] as const) {
      if (name === TEAM) {
        await toTeam(asta);
        await asta.go('team.toRegister');
      } else await toRegistered(name);
      await asta.go('register.edit');
      await change();
      await asta.write('register.reason', reason);
      await asta.press('form.save');
      await asta.said('register.changed');
      await asta.reads(reason);
    }
  });
});

describe('what is over', () => {
  step('is ended: an intervention and every enrolment', async () => {
    await toRecord(MARTA, 'INTERVENTION');
    await kim.go('day.goOn');
    await kim.write('day.field.startedOn', addDays(day, -1));
    await kim.write('day.field.endedOn', day);
    await kim.press('correction.save');
    await kim.said('day.corrected');
    for (const [hands, person] of [
      [kim, MARTA],
      [kim, OVE],
      [moa, DISA],
      [moa, NILS],
    ] as const) {
      await toPerson(hands, person);
      await hands.unfold('person.endEnrolment');
      await hands.choose('person.leavingReason', 'kind.leavingReason.PLANNED');
      const ended = { name: sv('person.planAfterLeaving.ENDED'), exact: true };
      for (const one of await hands.visitor.page.getByRole('radio', ended).all()) await hands.answerBy(one);
      await hands.press('person.endEnrolment');
      await hands.said('person.enrolmentEnded');
    }
  });

  step('is ended: the post of a member of staff, and a role', async () => {
    await toStaff('Siv Läkare');
    await maja.go('staff.endPost');
    await maja.write('staff.lastDay', day);
    await maja.press('staff.endPost');
    await maja.said('notice.saved');
    await asta.menu('nav.accounts');
    await asta.go('Lotta Granskare');
    await asta.go(new RegExp(`^${sv('kind.role.LOG_REVIEWER')}`));
    await asta.go('access.endRole');
    await asta.press('access.endRole');
    await asta.said('access.roleEnded');
  });

  step('is ended: the team, the service, the unit and its principals, from tomorrow', async () => {
    await toTeam(asta);
    await asta.go('team.toRegister');
    await end();
    for (const name of [SERVICE, UNIT, REGION, MUNICIPALITY]) {
      await toRegistered(name);
      await end();
    }
  });

  async function end() {
    await asta.go('register.end');
    await asta.write('register.endedOn', tomorrow);
    await asta.write('register.reason', 'Provet är över.');
    await asta.press('register.end');
    await asta.said('register.ended');
  }
});

describe('all the while', () => {
  step('nothing was wrong with any page on a telephone, nor did any break its own rules', async () => {
    expect(everybody.flatMap(({ faults, visitor }) => [...faults, ...visitor.complaints])).toEqual([]);
  });
});
