import { IsNull } from 'typeorm';
import { Role } from '../../src/access/role.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { HospitalEpisode } from '../../src/contacts/hospital-episode.entity.js';
import { TeamMeeting } from '../../src/contacts/team-meeting.entity.js';
import { Enrolment } from '../../src/persons/person.entity.js';
import { LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate, formatWeekday } from '../../src/platform/i18n/format-date.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, type TestPerson } from '../support/test-person.js';
import { addStaffMember, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const DAY = today();
const day = (offset: number) => addDays(DAY, offset);
const AT =
  'id date time minutes mode place outcome crisis personPresent notedByName voidedAt revision staff { name }';
const HISTORY = 'history { reason voids accountName }';

const CONTACT = `query ($id: ID!) { contact(contactId: $id) { ${AT} ${HISTORY} } }`;
const NOTE = `mutation ($input: NoteContactInput!) { noteContact(input: $input) { ${AT} } }`;
const CORRECT = `mutation ($input: CorrectContactInput!) {
  correctContact(input: $input) { __typename ... on Contact { ${AT} } ... on RevisionConflict { currentRevision } } }`;
const VOID = 'mutation ($input: VoidNotedInput!) { voidContact(input: $input) { voidedAt } }';
const NOTE_MEETING = `mutation ($input: NoteTeamMeetingInput!) {
  noteTeamMeeting(input: $input) { id date staffPresent personsReviewed revision staff { name } persons { name } } }`;
const CORRECT_MEETING = `mutation ($input: CorrectTeamMeetingInput!) {
  correctTeamMeeting(input: $input) { ... on TeamMeeting { id personsReviewed revision persons { name } } } }`;
const MEETING = `query ($id: ID!) { teamMeeting(meetingId: $id) { personsReviewed voidedAt persons { name } ${HISTORY} } }`;
const STAY = 'id admittedOn dischargedOn teamInvolvedInAdmission teamInvolvedInDischarge voidedAt revision';
const NOTE_STAY = `mutation ($input: NoteHospitalEpisodeInput!) { noteHospitalEpisode(input: $input) { ${STAY} } }`;
const CORRECT_STAY = `mutation ($input: CorrectHospitalEpisodeInput!) {
  correctHospitalEpisode(input: $input) { ... on HospitalEpisode { ${STAY} } } }`;
const METHOD = 'id method offeredOn startedOn endedOn manualUsed revision';
const NOTE_METHOD = `mutation ($input: NoteInterventionInput!) { noteIntervention(input: $input) { ${METHOD} } }`;
const CORRECT_METHOD = `mutation ($input: CorrectInterventionInput!) {
  correctIntervention(input: $input) { ... on Intervention { ${METHOD} } } }`;
const TEAM_DAY = `query ($teamId: ID!, $date: String!) { teamDay(teamId: $teamId, date: $date) {
  contacts { person { name } contact { time outcome } } meetings { personsReviewed } admissions { person { name } }
  discharges { person { name } } inHospital { person { name } } } }`;
const TIMELINE = `query ($personId: ID!, $kinds: [TimelineKind!]! = [], $page: PageInput! = {}) {
  personTimeline(personId: $personId, kinds: $kinds, page: $page) { total items { kind day
    contact { time } meeting { persons { name } } hospitalEpisode { dischargedOn } intervention { method } enrolment { fromDate } } } }`;

let test: TestApp;
let world: TeamWorld;
let member: Browser;
let colleague: Browser;
let municipal: Browser;
let elsewhere: Browser;
let anna: string;
let bo: string;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId, municipalityId: principalId } = world;
  await test.unitOfWork.run(async (manager) => {
    const staff = { teamId, employerId: regionId };
    anna = await addStaffMember(manager, { ...staff, reference: 'A', name: 'Anna Ek' });
    bo = await addStaffMember(manager, { ...staff, reference: 'B', name: 'Bo Al', toDate: day(-30) });
  });
  member = await test.signIn(Role.TEAM_MEMBER, { teamId });
  colleague = await test.signIn(Role.COORDINATOR, { teamId });
  municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  elsewhere = await test.signIn(Role.COORDINATOR, { teamId: (await addTeam(test.unitOfWork)).teamId });
});
afterAll(() => test?.close());

const enrolled = (more: object = {}): Promise<TestPerson> =>
  addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId, fromDate: day(-100), ...more });

const visit = ({ personId }: Pick<TestPerson, 'personId'>, more: object = {}) => ({
  teamId: world.teamId,
  personId,
  date: day(-1),
  time: '10:05',
  minutes: 30,
  mode: 'IN_PERSON',
  place: 'HOME',
  staffIds: [anna],
  ...more,
});

/** The same as a form sends it. */
const sent = (person: TestPerson, more: object = {}) => {
  const { teamId: _, ...fields } = visit(person, {
    outcome: 'MET',
    personPresent: 'true',
    back: 'person',
    ...more,
  });
  return fields;
};

type Answer = { errors?: { extensions: any }[] };
const told = (answer: Answer) =>
  answer.errors?.flatMap(({ extensions: { code, problems } }) =>
    code === 'INVALID' ? problems.map((problem: any) => `${problem.path} ${problem.code}`) : code,
  );
const noted = async (input: object, browser = member) =>
  (await browser.graphql(NOTE, { input })).data.noteContact;
const contactsOf = ({ enrolmentId }: TestPerson) => test.unitOfWork.reader.findBy(Contact, { enrolmentId });

describe('a contact', () => {
  it('is noted in three touches: a button, what is filled in already, and save', async () => {
    const person = await enrolled({ familyName: 'Treklick' });
    await noted(visit(await enrolled(), { time: '06:00' }));
    const card = await member.get(`/persons/${person.personId}`);
    const href = `/teams/${world.teamId}/contacts/new?personId=${person.personId}&template=VISIT`;
    expect(card.text).toContain(href.replace('&', '&amp;'));
    const { text } = await member.get(href);
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1];
    expect(value('date')).toBe(DAY);
    expect(value('time')).toMatch(/^\d\d:\d[05]$/);
    expect(value('minutes')).toBe('30');
    expect(text).toContain('<option value="HOME" selected>');
    expect(text).toMatch(new RegExp(`value="${anna}" checked`));
    // All of it is filled in, so the fields need not be opened.
    expect(text).toMatch(/<details>\s*<summary>/);
    expect(text.match(/<button(?! class="button-secondary")[^>]*>/g)?.length).toBe(
      text.match(/<button[^>]*>/g)?.length,
    );
    const filledIn = { date: value('date'), time: value('time') };
    const done = await member.submit(href, sent(person, filledIn), `/teams/${world.teamId}/contacts`);
    expect([done.status, done.headers.location]).toEqual([303, `/persons/${person.personId}/timeline`]);
    const [contact] = await contactsOf(person);
    expect(contact).toMatchObject({ date: DAY, minutes: 30, notedByName: 'Test TEAM_MEMBER', noShow: false });
    const log = await loggedRecords(test.unitOfWork.reader, {
      personId: person.personId,
      action: LoggedAction.CREATE,
    });
    expect(log).toMatchObject([{ recordType: 'contact', recordId: contact!.id, ground: 'CARE_RELATION' }]);
  });

  it('of nobody met takes no time, and is told apart: who did not come, and who was not found', async () => {
    const person = await enrolled();
    const missed = await noted(visit(person, { outcome: 'MISSED' }));
    const sought = await noted(visit(person, { outcome: 'NOT_FOUND', time: '11:00', crisis: true }));
    expect([missed, sought]).toMatchObject([
      { outcome: 'MISSED', minutes: 0, personPresent: false, crisis: false },
      { outcome: 'NOT_FOUND', minutes: 0, personPresent: false, crisis: true },
    ]);
    expect(await contactsOf(person)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ noShow: true, notFound: false }),
        expect.objectContaining({ noShow: false, notFound: true }),
      ]),
    );
  });

  it('with another unit is a consultation: no contact with the person, whatever is ticked', async () => {
    const person = await enrolled();
    const about = visit(person, { consultation: true, mode: 'PHONE', naturalSupportPresent: true });
    const { id } = await noted(about);
    const [contact] = await contactsOf(person);
    expect(contact).toMatchObject({
      ...{ consultation: true, personPresent: false, naturalSupportPresent: false, minutes: 30 },
    });
    const { data } = await member.graphql(
      `{ persons(teamId: "${world.teamId}", page: { size: 100 }) { items { person { id } lastContactOn } } }`,
    );
    const listed = data.persons.items.find((one: any) => one.person.id === person.personId);
    expect(listed.lastContactOn).toBeNull();
    expect((await member.get(`/persons/${person.personId}/timeline`)).text).toContain(sv('day.consultation'));
    // What was noted as a visit is put right with a reason, and what it said is kept.
    const form = `/contacts/${id}/correct`;
    const fields = { ...sent(person, { mode: 'PHONE' }), reason: 'Personen ringde själv.' };
    expect((await member.submit(form, fields)).status).toBe(303);
    expect((await contactsOf(person))[0]).toMatchObject({ consultation: false, personPresent: true });
    expect((await member.get(`/contacts/${id}`)).text).toContain(sv('day.field.consultation'));
    expect(
      told(await member.graphql(NOTE, { input: { ...about, outcome: 'MISSED', time: '12:00' } })),
    ).toEqual(['consultation consultationMet']);
  });

  it.each<[string, object, string[]]>([
    ['on a day to come', { date: day(1) }, ['date inFuture']],
    ['before the person came', { date: day(-101), staffIds: [] }, ['staffIds arrayNotEmpty']],
    ['without a length', { minutes: null }, ['minutes missing']],
    ['with nobody', { personPresent: false }, ['personPresent nobodyPresent']],
    ['in person nowhere', { place: null }, ['place placeNeeded']],
    ['at no time of day', { time: '24:00' }, ['time isClockTime']],
    ['on a day that is none', { date: '2026-02-30' }, ['date isCivilDate']],
    ['longer than a day', { minutes: 1441 }, ['minutes max']],
  ])('is refused %s', async (_, more, problems) => {
    const person = await enrolled();
    expect(told(await member.graphql(NOTE, { input: visit(person, more) }))).toEqual(problems);
    expect(await contactsOf(person)).toEqual([]);
  });

  it('is refused outside the days of the enrolment and of the staff, in words on the page', async () => {
    const person = await enrolled();
    expect(
      told(await member.graphql(NOTE, { input: visit(person, { date: day(-101), staffIds: [bo] }) })),
    ).toEqual(['date notEnrolledThen']);
    expect(told(await member.graphql(NOTE, { input: visit(person, { staffIds: [bo] }) }))).toEqual([
      'staffIds notStaffThen',
    ]);
    expect(
      told(await member.graphql(NOTE, { input: visit(person, { date: day(-30), staffIds: [bo] }) })),
    ).toBeUndefined();
    const page = `/teams/${world.teamId}/contacts/new?personId=${person.personId}`;
    const answer = await member.submit(
      page,
      sent(person, { date: day(1), minutes: '' }),
      `/teams/${world.teamId}/contacts`,
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sv('problem.inFuture'));
    expect(answer.text).toContain(sv('problem.missing'));
    expect(answer.text).toContain('<details open>');
    for (const [minutes, key] of [
      ['3 0', 'isInt'],
      ['1,000', 'severalNumbers'],
    ]) {
      const refused = await member.submit(page, sent(person, { minutes }), `/teams/${world.teamId}/contacts`);
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(sv(`problem.${key}`))]);
    }
  });

  it.each(['VISIT', 'CALL', 'MISSED', 'SOUGHT'])(
    'comes back refused as what it was: %s, with what was written',
    async (template) => {
      const person = await enrolled();
      const href = `/teams/${world.teamId}/contacts/new?personId=${person.personId}&template=${template}`;
      const stated = (text: string) => ({
        title: /<h1>([^<]*)/.exec(text)?.[1],
        present: /name="personPresent" value="true"( checked)?/.exec(text)?.[1] !== undefined,
        outcome: /name="outcome" value="(\w+)" checked/.exec(text)?.[1],
        mode: /<option value="(IN_PERSON|PHONE)" selected/.exec(text)?.[1],
        template: /name="template" value="(\w+)"/.exec(text)?.[1],
      });
      const blank = stated((await member.get(href)).text);
      const isMet = template === 'VISIT' || template === 'CALL';
      expect(blank).toEqual({
        title: sv(`day.noteTitle.${template}`),
        present: isMet,
        outcome: isMet ? 'MET' : template === 'MISSED' ? 'MISSED' : 'NOT_FOUND',
        mode: template === 'CALL' ? 'PHONE' : 'IN_PERSON',
        template,
      });
      const fields = sent(person, { ...blank, personPresent: String(blank.present), date: day(1) });
      const refused = await member.submit(href, fields, `/teams/${world.teamId}/contacts`);
      expect([refused.status, stated(refused.text)]).toEqual([422, blank]);
    },
  );

  it('that is sent twice is one, with the same answer, and another at that time is named with a way to the first', async () => {
    const person = await enrolled();
    const [first, second] = await Promise.all([noted(visit(person)), noted(visit(person))]);
    expect(second).toEqual(first);
    expect(await contactsOf(person)).toHaveLength(1);
    const other = visit(person, { minutes: 45 });
    expect(told(await member.graphql(NOTE, { input: other }))).toEqual(['time contactTaken']);
    const page = `/teams/${world.teamId}/contacts/new?personId=${person.personId}`;
    const { text } = await member.submit(
      page,
      sent(person, { minutes: '45' }),
      `/teams/${world.teamId}/contacts`,
    );
    expect(text).toContain(`<a href="/contacts/${first.id}">${sv('day.toTaken')}</a>`);
    expect(await noted(visit(person, { mode: 'PHONE', place: null }))).toMatchObject({ place: null });
  });

  it('is put right with a reason and what it said before, and whoever is second is told', async () => {
    const person = await enrolled();
    const { id } = await noted(visit(person));
    const page = `/contacts/${id}/correct`;
    const again = await colleague.submit(page, sent(person, { minutes: '45' }));
    expect([again.status, again.text]).toEqual([
      422,
      expect.stringContaining(sv('problem.correctionReason')),
    ]);
    const done = await colleague.submit(page, sent(person, { minutes: '45', reason: 'Fel <b>längd.' }));
    expect([done.status, done.headers.location]).toEqual([303, `/contacts/${id}`]);
    const { text } = await member.get(`/contacts/${id}`);
    expect(text).toContain(`<s>${sv('day.minutes', { n: 30 })}</s> → ${sv('day.minutes', { n: 45 })}`);
    expect(text).toContain('Fel &lt;b&gt;längd.');
    const { teamId: _, personId: __, ...fields } = visit(person, { minutes: 60 });
    const late = await member.graphql(CORRECT, {
      input: { ...fields, contactId: id, revision: 1, reason: 'Längre.' },
    });
    expect(late.data.correctContact).toEqual({ __typename: 'RevisionConflict', currentRevision: 2 });
    // A form that was sent twice finds its own work done.
    const twice = await colleague.graphql(CORRECT, {
      input: { ...fields, minutes: 45, contactId: id, revision: 1, reason: 'Fel <b>längd.' },
    });
    expect(twice.data.correctContact).toMatchObject({ __typename: 'Contact', minutes: 45, revision: 2 });
    const { data } = await member.graphql(CONTACT, { id });
    expect(data.contact.history).toEqual([
      { reason: 'Fel <b>längd.', voids: false, accountName: 'Test COORDINATOR' },
    ]);
  });

  it('is voided with a reason, stays readable, and makes room for another', async () => {
    const person = await enrolled();
    const { id } = await noted(visit(person));
    expect((await member.submit(`/contacts/${id}`, { reason: '' }, `/contacts/${id}/void`)).status).toBe(422);
    const done = await member.submit(`/contacts/${id}`, { reason: 'Fel person.' }, `/contacts/${id}/void`);
    expect(done.headers.location).toBe(`/contacts/${id}`);
    const { text } = await colleague.get(`/contacts/${id}`);
    expect(text).toContain(sv('amendment.voidedTag'));
    expect(text).toContain('Fel person.');
    expect(text).not.toContain('/correct"');
    const input = { recordId: id, reason: 'Fel person.' };
    expect((await member.graphql(VOID, { input })).data.voidContact.voidedAt).not.toBeNull();
    expect(told(await colleague.graphql(VOID, { input }))).toEqual([' alreadyVoided']);
    const { teamId: _, personId: __, ...fields } = visit(person, { minutes: 45 });
    expect(
      told(await member.graphql(CORRECT, { input: { ...fields, contactId: id, revision: 2, reason: 'x' } })),
    ).toEqual([' alreadyVoided']);
    expect((await noted(visit(person, { minutes: 45 }))).id).not.toBe(id);
  });

  it('is nobody else’s: not another principal’s, not another team’s, not when the person has left', async () => {
    const person = await enrolled();
    const { id } = await noted(visit(person));
    for (const browser of [municipal, elsewhere]) {
      expect(told(await browser.graphql(CONTACT, { id }))).toEqual(['NOT_FOUND']);
      expect(told(await browser.graphql(NOTE, { input: visit(person, { time: '12:00' }) }))).toEqual([
        'NOT_FOUND',
      ]);
      expect((await browser.get(`/contacts/${id}`)).status).toBe(404);
    }
    const left = await enrolled({ toDate: day(-1) });
    expect(told(await member.graphql(NOTE, { input: visit(left, { date: day(-2) }) }))).toEqual([
      'NOT_FOUND',
    ]);
  });
});

describe('a stay in hospital', () => {
  const stay = ({ personId }: TestPerson, more: object = {}) => ({
    teamId: world.teamId,
    personId,
    admittedOn: day(-10),
    ...more,
  });

  it('is noted, told of its discharge without a reason, and put right with one', async () => {
    const person = await enrolled();
    const page = `/teams/${world.teamId}/hospital-episodes/new?personId=${person.personId}`;
    const { teamId: _, ...fields } = stay(person, { back: 'person', teamInvolvedInAdmission: 'true' });
    const done = await member.submit(page, fields, `/teams/${world.teamId}/hospital-episodes`);
    expect([done.status, done.headers.location]).toEqual([303, `/persons/${person.personId}/timeline`]);
    const { enrolmentId } = person;
    const { id } = await test.unitOfWork.reader.findOneByOrFail(HospitalEpisode, { enrolmentId });
    const correct = `/hospital-episodes/${id}/correct`;
    const { admittedOn, teamInvolvedInAdmission } = fields as any;
    const left = { admittedOn, teamInvolvedInAdmission, dischargedOn: day(-3) };
    expect((await member.submit(correct, left)).text).toContain(sv('problem.missing'));
    const discharged = await member.submit(correct, { ...left, teamInvolvedInDischarge: 'false' });
    expect(discharged.status).toBe(303);
    const input = {
      episodeId: id,
      revision: 2,
      ...left,
      teamInvolvedInAdmission: true,
      teamInvolvedInDischarge: true,
    };
    expect(told(await member.graphql(CORRECT_STAY, { input }))).toEqual(['reason correctionReason']);
    const right = await member.graphql(CORRECT_STAY, { input: { ...input, reason: 'Teamet var där.' } });
    expect(right.data.correctHospitalEpisode).toMatchObject({ dischargedOn: day(-3), revision: 3 });
    const shown = await member.get(`/hospital-episodes/${id}`);
    expect(shown.text).toContain('Teamet var där.');
  });

  it.each<[string, object, string[]]>([
    ['on a day to come', { admittedOn: day(1) }, ['admittedOn inFuture']],
    ['before the enrolment', { admittedOn: day(-101) }, ['admittedOn notEnrolledThen']],
    [
      'that ends before it begins',
      { dischargedOn: day(-11), teamInvolvedInDischarge: true },
      ['dischargedOn beforeStart'],
    ],
    [
      'with an answer about no discharge',
      { teamInvolvedInDischarge: true },
      ['teamInvolvedInDischarge dischargeEarly'],
    ],
    ['that overlaps another', { admittedOn: day(-15) }, ['admittedOn episodeOverlaps']],
    ['again on the same day', { admittedOn: day(-20) }, ['admittedOn episodeTaken']],
  ])('is refused %s', async (_, more, problems) => {
    const person = await enrolled();
    const first = { admittedOn: day(-20), dischargedOn: day(-12), teamInvolvedInDischarge: true };
    await member.graphql(NOTE_STAY, { input: stay(person, first) });
    expect(told(await member.graphql(NOTE_STAY, { input: stay(person, more) }))).toEqual(problems);
    // Somebody may be admitted again on the day of discharge.
    expect(
      told(await member.graphql(NOTE_STAY, { input: stay(person, { admittedOn: day(-12) }) })),
    ).toBeUndefined();
    expect(told(await member.graphql(NOTE_STAY, { input: stay(person) }))).toEqual([
      'admittedOn episodeGoesOn',
    ]);
  });
});

describe('an intervention', () => {
  const offer = ({ personId }: TestPerson, more: object = {}) => ({
    teamId: world.teamId,
    personId,
    method: 'IPS',
    offeredOn: day(-20),
    ...more,
  });

  it('is offered, begins and ends, each told when it is', async () => {
    const person = await enrolled();
    const page = `/teams/${world.teamId}/interventions/new?personId=${person.personId}`;
    const { teamId: _, ...fields } = offer(person, { back: 'person' });
    expect((await member.submit(page, fields, `/teams/${world.teamId}/interventions`)).status).toBe(303);
    const { data } = await member.graphql(NOTE_METHOD, { input: offer(person) });
    const { id } = data.noteIntervention;
    const begins = { method: 'IPS', offeredOn: day(-20), startedOn: day(-10), manualUsed: 'true' };
    expect((await member.submit(`/interventions/${id}/correct`, begins)).status).toBe(303);
    const input = { ...begins, manualUsed: true, interventionId: id, revision: 2, endedOn: day(-1) };
    const ended = await member.graphql(CORRECT_METHOD, { input });
    expect(ended.data.correctIntervention).toMatchObject({ endedOn: day(-1), manualUsed: true, revision: 3 });
    expect(
      told(await member.graphql(CORRECT_METHOD, { input: { ...input, revision: 3, endedOn: null } })),
    ).toEqual(['reason correctionReason']);
  });

  it.each<[string, object, string[]]>([
    ['on a day to come', { offeredOn: day(2) }, ['offeredOn inFuture']],
    ['that begins before it is offered', { startedOn: day(-21) }, ['startedOn beforeStart']],
    ['that ends without having begun', { endedOn: day(-2) }, ['endedOn notBegun']],
    ['before the enrolment', { offeredOn: day(-101) }, ['offeredOn notEnrolledThen']],
    ['offered on that day already', { startedOn: day(-5) }, ['offeredOn interventionTaken']],
  ])('is refused %s', async (_, more, problems) => {
    const person = await enrolled();
    await member.graphql(NOTE_METHOD, { input: offer(person) });
    expect(told(await member.graphql(NOTE_METHOD, { input: offer(person, more) }))).toEqual(problems);
  });
});

describe('the morning meeting', () => {
  it('names who was there and who was gone through, and leaves alone whom the other principal named', async () => {
    const mine = await enrolled({ familyName: 'Mötesson' });
    const theirs = await addPerson(test.unitOfWork, {
      ownerId: world.municipalityId,
      teamId: world.teamId,
      fromDate: day(-100),
      familyName: 'Kommunsson',
    });
    const page = `/teams/${world.teamId}/meetings/new`;
    const fields = { date: day(-1), time: '08:30', minutes: '20', staffIds: anna, personIds: mine.personId };
    const done = await member.submit(
      page,
      { ...fields, othersReviewed: '3' },
      `/teams/${world.teamId}/meetings`,
    );
    expect([done.status, done.headers.location]).toEqual([303, `/teams/${world.teamId}/days/${day(-1)}`]);
    const [meeting] = await test.unitOfWork.reader.findBy(TeamMeeting, {
      teamId: world.teamId,
      date: day(-1),
    });
    expect(meeting).toMatchObject({ staffPresent: 1, personsReviewed: 4 });
    const { id: meetingId } = meeting!;
    const said = { date: day(-1), time: '08:30', minutes: 20, staffIds: [anna] };
    const input = {
      ...said,
      meetingId,
      revision: 1,
      personIds: [theirs.personId],
      othersReviewed: 2,
      reason: 'Ett till.',
    };
    const byThem = await municipal.graphql(CORRECT_MEETING, { input });
    expect(byThem.data.correctTeamMeeting).toMatchObject({
      personsReviewed: 4,
      persons: [{ name: 'Åsa Kommunsson' }],
    });
    const { data } = await member.graphql(MEETING, { id: meetingId });
    expect(data.teamMeeting).toMatchObject({ personsReviewed: 4, persons: [{ name: 'Åsa Mötesson' }] });
    const { text } = await member.get(`/team-meetings/${meetingId}`);
    expect(text).toContain(`Åsa Mötesson, ${sv('day.more', { n: 1 })}`);
    expect(text).not.toContain('Kommunsson');
    const other = { ...input, revision: 2, personIds: [theirs.personId] };
    expect(told(await member.graphql(CORRECT_MEETING, { input: other }))).toEqual([
      'personIds notEnrolledThen',
    ]);
    expect((await elsewhere.get(`/team-meetings/${meetingId}`)).status).toBe(404);
    expect(
      (
        await member.submit(
          `/team-meetings/${meetingId}`,
          { reason: 'Ställdes in.' },
          `/team-meetings/${meetingId}/void`,
        )
      ).status,
    ).toBe(303);
    const voided = await member.graphql(MEETING, { id: meetingId });
    expect(voided.data.teamMeeting.history).toMatchObject([
      { voids: true, reason: 'Ställdes in.' },
      { voids: false, reason: 'Ett till.' },
    ]);
  });

  it('offers whom the board has, ticked and first, all who work, and everybody in one tick', async () => {
    const [onBoard, other] = [await enrolled({ familyName: 'Ö' }), await enrolled({ familyName: 'A' })];
    const put = 'mutation ($input: PutOnBoardInput!) { putOnBoard(input: $input) { __typename } }';
    const entry = { fromDate: day(-20), reason: 'Sover inte.', revision: 1 };
    const { errors } = await colleague.graphql(put, {
      input: { ...entry, enrolmentId: onBoard.enrolmentId },
    });
    expect(errors).toBeUndefined();
    const page = `/teams/${world.teamId}/meetings/new?date=${day(-19)}`;
    const { text } = await member.get(page);
    const ticked = (html: string, name: string) =>
      [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)" checked`, 'g'))].map(([, id]) => id);
    expect(ticked(text, 'staffIds')).toEqual([anna, bo].filter((id) => text.includes(id)));
    expect(ticked(text, 'personIds')).toEqual([onBoard.personId]);
    expect(text.indexOf(onBoard.personId)).toBeLessThan(text.indexOf(other.personId));
    // Before the board.
    const earlier = await member.get(`/teams/${world.teamId}/meetings/new?date=${day(-21)}`);
    expect(ticked(earlier.text, 'personIds')).toEqual([]);
    expect(earlier.text).not.toContain(sv('day.onTheBoard'));

    const fields = { date: day(-19), time: '08:30', minutes: '20', staffIds: anna, everyoneReviewed: 'true' };
    const done = await member.submit(page, fields, `/teams/${world.teamId}/meetings`);
    expect(done.status).toBe(303);
    const { teamId } = world;
    const [meeting] = await test.unitOfWork.reader.findBy(TeamMeeting, { teamId, date: day(-19) });
    const { data } = await member.graphql(MEETING, { id: meeting!.id });
    const mine = await test.unitOfWork.reader.countBy(Enrolment, {
      teamId,
      ownerId: world.regionId,
      toDate: IsNull(),
    });
    expect([data.teamMeeting.personsReviewed, data.teamMeeting.persons.length]).toEqual([mine, mine]);
  });

  it('is written in the log of everybody whom it names or named: taken out, put in, and voided', async () => {
    const [stays, leaves, comes] = [await enrolled(), await enrolled(), await enrolled()];
    const said = { date: day(-3), time: '08:30', minutes: 20, staffIds: [anna] };
    const named = (...persons: TestPerson[]) => ({ ...said, personIds: persons.map((one) => one.personId) });
    const noted = await member.graphql(NOTE_MEETING, {
      input: { teamId: world.teamId, ...named(stays, leaves) },
    });
    const meetingId = noted.data.noteTeamMeeting.id;
    const corrected = { meetingId, revision: 1, ...named(stays, comes), reason: 'Fel person.' };
    await member.graphql(CORRECT_MEETING, { input: corrected });
    const voids = { input: { recordId: meetingId, reason: 'Ställdes in.' } };
    await member.graphql(
      'mutation ($input: VoidNotedInput!) { voidTeamMeeting(input: $input) { id } }',
      voids,
    );
    const done = async ({ personId }: TestPerson) =>
      (await loggedRecords(test.unitOfWork.reader, { personId, recordId: meetingId }))
        .map(({ action }) => action)
        .filter((action) => action !== LoggedAction.LIST);
    expect(await done(stays)).toEqual(['CREATE', 'CORRECT', 'VOID']);
    expect(await done(leaves)).toEqual(['CREATE', 'CORRECT']);
    expect(await done(comes)).toEqual(['CORRECT', 'VOID']);
  });

  it('that is sent twice is one, and is refused on days to come and with others than the staff of the day', async () => {
    const said = { teamId: world.teamId, date: day(-2), time: '08:30', minutes: 20, staffIds: [anna] };
    const note = (more: object = {}) => member.graphql(NOTE_MEETING, { input: { ...said, ...more } });
    const [first, second] = await Promise.all([note(), note()]);
    expect(second).toEqual(first);
    expect(told(await note({ minutes: 45 }))).toEqual(['time meetingTaken']);
    expect(told(await note({ date: day(1), staffIds: [bo] }))).toEqual([
      'date inFuture',
      'staffIds notStaffThen',
    ]);
    expect(told(await note({ time: '09:00', minutes: 0 }))).toEqual(['minutes min']);
    expect(told(await note({ time: '09:00', staffIds: [] }))).toEqual(['staffIds arrayNotEmpty']);
  });
});

describe('a day and a line of time', () => {
  it('tell who is in hospital until they are discharged, on the days between and on the person’s page', async () => {
    const person = await enrolled({ familyName: 'Inlagdsson' });
    const stay = { teamId: world.teamId, personId: person.personId, admittedOn: day(-70) };
    const { data } = await member.graphql(NOTE_STAY, { input: stay });
    const inHospital = async (browser: Browser, date: string) => {
      const answer = await browser.graphql(TEAM_DAY, { teamId: world.teamId, date });
      return answer.data.teamDay.inHospital.map(({ person: { name } }: any) => name);
    };
    const since = sv('person.inHospital', { day: formatDate('sv', day(-70)) });
    expect(await inHospital(member, day(-70))).toEqual([]);
    expect(await inHospital(member, day(-69))).toEqual(['Åsa Inlagdsson']);
    expect(await inHospital(municipal, day(-69))).toEqual([]);
    expect((await member.get(`/teams/${world.teamId}/days/${day(0)}`)).text).toContain('Inlagdsson');
    expect((await member.get(`/persons/${person.personId}`)).text).toContain(since);
    const { id: episodeId, revision } = data.noteHospitalEpisode;
    const end = { dischargedOn: day(-60), teamInvolvedInDischarge: true, teamInvolvedInAdmission: false };
    const { errors } = await member.graphql(CORRECT_STAY, {
      input: { episodeId, revision, admittedOn: day(-70), ...end, reason: 'Utskriven.' },
    });
    expect(errors).toBeUndefined();
    expect(await inHospital(member, day(-61))).toEqual(['Åsa Inlagdsson']);
    expect(await inHospital(member, day(-60))).toEqual([]);
    expect((await member.get(`/persons/${person.personId}`)).text).not.toContain(since);
  });

  it('tell what was done, to whoever may know of the person, and what is to be noted is one button away', async () => {
    const person = await enrolled({ familyName: 'Dagsson' });
    const date = day(-40);
    await noted(visit(person, { date, time: '09:15', outcome: 'NOT_FOUND', crisis: true }));
    const voided = await noted(visit(person, { date, time: '13:00' }));
    await member.graphql(VOID, { input: { recordId: voided.id, reason: 'Fel.' } });
    const stay = { teamId: world.teamId, personId: person.personId, admittedOn: date };
    await member.graphql(NOTE_STAY, { input: stay });
    const ask = async (browser: Browser) =>
      (await browser.graphql(TEAM_DAY, { teamId: world.teamId, date })).data?.teamDay;
    expect(await ask(colleague)).toEqual({
      contacts: [{ person: { name: 'Åsa Dagsson' }, contact: { time: '09:15', outcome: 'NOT_FOUND' } }],
      meetings: [],
      admissions: [{ person: { name: 'Åsa Dagsson' } }],
      discharges: [],
      inHospital: [],
    });
    const nothing = { contacts: [], meetings: [], admissions: [], discharges: [], inHospital: [] };
    expect(await ask(municipal)).toEqual(nothing);
    expect(await ask(elsewhere)).toBeNull();
    const page = await member.get(`/teams/${world.teamId}/days/${date}`);
    for (const text of [
      'Åsa Dagsson',
      sv('day.crisis'),
      sv('kind.contactOutcome.NOT_FOUND'),
      sv('day.noMeeting'),
    ])
      expect(page.text).toContain(text);
    expect(page.text).toContain(`/teams/${world.teamId}/days/${addDays(date, 1)}`);
    expect(page.text).toContain(`/teams/${world.teamId}/contacts/new?date=${date}&amp;template=CALL`);
    expect(page.text).toContain(sv('day.title', { team: 'ACT Prov', date: formatWeekday('sv', date) }));
    const jump = await member.get(`/teams/${world.teamId}/days?date=${date}`);
    expect(jump.headers.location).toBe(`/teams/${world.teamId}/days/${date}`);
    const team = await member.get(`/teams/${world.teamId}/days`);
    expect(team.headers.location).toBe(`/teams/${world.teamId}/days/${DAY}`);
    expect((await member.get(`/teams/${world.teamId}/days/${DAY}`)).text).not.toContain(sv('day.next'));
    expect((await member.get(`/teams/${world.teamId}/days/2026-02-30`)).status).toBe(404);
    const log = await loggedRecords(test.unitOfWork.reader, {
      personId: person.personId,
      action: LoggedAction.LIST,
      recordType: 'contact',
    });
    expect(log.length).toBeGreaterThan(0);
  });

  it('go through a person’s records the newest first, a page at a time and by kind, with what was voided', async () => {
    const person = await enrolled({ familyName: 'Tidsson' });
    for (const offset of [-5, -3, -4]) await noted(visit(person, { date: day(offset) }));
    const { data } = await member.graphql(NOTE_MEETING, {
      input: {
        teamId: world.teamId,
        date: day(-4),
        time: '08:00',
        minutes: 20,
        staffIds: [anna],
        personIds: [person.personId],
      },
    });
    expect(data.noteTeamMeeting.persons).toEqual([{ name: 'Åsa Tidsson' }]);
    const read = async (more: object = {}, browser = member) =>
      (await browser.graphql(TIMELINE, { personId: person.personId, ...more })).data?.personTimeline;
    const all = await read();
    expect(all.total).toBe(5);
    expect(all.items.map(({ kind, day: on }: any) => [kind, on])).toEqual([
      ['CONTACT', day(-3)],
      ['CONTACT', day(-4)],
      ['MEETING', day(-4)],
      ['CONTACT', day(-5)],
      ['ENROLMENT', day(-100)],
    ]);
    const unsaid = await member.graphql(
      'query ($personId: ID!) { personTimeline(personId: $personId) { total items { day } } }',
      { personId: person.personId },
    );
    expect(unsaid.data?.personTimeline).toMatchObject({ total: 5, items: { length: 5 } });
    const second = await read({ kinds: ['CONTACT', 'ENROLMENT'], page: { page: 2, size: 3 } });
    expect(second).toMatchObject({
      total: 4,
      items: [{ kind: 'ENROLMENT', enrolment: { fromDate: day(-100) } }],
    });
    expect(await read({}, municipal)).toBeNull();
    const page = await member.get(`/persons/${person.personId}/timeline?kind=MEETING`);
    expect(page.text).toContain(sv('day.timelineCaption', { n: 1 }));
    const beyond = await member.get(`/persons/${person.personId}/timeline?kind=MEETING&page=2`);
    for (const text of [sv('paging.beyond'), `"/persons/${person.personId}/timeline?kind&#x3D;MEETING"`])
      expect(beyond.text).toContain(text);
    const empty = await member.get(`/persons/${person.personId}/timeline?kind=INTERVENTION`);
    expect(empty.text).toContain(sv('day.nothingOfKind'));
    expect(empty.text).not.toContain(sv('day.nothing'));
    expect(empty.text).toContain(`<option value="">${sv('day.allKinds')}</option>`);
  });
});
