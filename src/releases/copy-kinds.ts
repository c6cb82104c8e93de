import { registerEnumType } from '@nestjs/graphql';

export enum CopyForm {
  DIGITAL = 'DIGITAL',
  PAPER = 'PAPER',
  LINK = 'LINK',
  OWN_PAGE = 'OWN_PAGE',
}
registerEnumType(CopyForm, {
  name: 'CopyForm',
  description: 'In what form a copy of a plan is held.',
  valuesMap: {
    PAPER: { description: 'On paper (på papper).' },
    DIGITAL: {
      description: 'Read by its receiver in the program, while what it was given on holds (digitalt).',
    },
    LINK: { description: 'By a link that a one-time code opens once (länk med kod).' },
    OWN_PAGE: { description: 'Taken by the person from their own page (personens egen sida).' },
  },
});

export enum LinkState {
  WAITING = 'WAITING',
  OPENED = 'OPENED',
  CLOSED = 'CLOSED',
  REVOKED = 'REVOKED',
  OVER = 'OVER',
}
registerEnumType(LinkState, {
  name: 'LinkState',
  description: 'What has become of a link to a copy of a plan.',
  valuesMap: {
    WAITING: { description: 'Nobody has opened it yet (väntar).' },
    OPENED: { description: 'It has been opened, and opens for nobody else (öppnad).' },
    CLOSED: { description: 'Too many wrong codes have closed it for ever (stängd).' },
    REVOKED: { description: 'It has been taken back (återkallad).' },
    OVER: {
      description:
        'Its hours are over, the plan is no longer in force, or may not be given any longer; nobody opened it.',
    },
  },
});

export enum CopyOutcome {
  REPLACED = 'REPLACED',
  DESTROYED = 'DESTROYED',
  NOT_REACHED = 'NOT_REACHED',
}
registerEnumType(CopyOutcome, {
  name: 'CopyOutcome',
  description: 'What became of a copy of a plan.',
  valuesMap: {
    REPLACED: { description: 'Whoever held it has got a newer one in its place (utbytt).' },
    DESTROYED: { description: 'It has been destroyed, or taken back to be (förstörd).' },
    NOT_REACHED: { description: 'Whoever holds it could not be reached (kunde inte nås).' },
  },
});

export enum RecallReason {
  VOIDED = 'VOIDED',
  PLAN_ENDED = 'PLAN_ENDED',
  REPLACED = 'REPLACED',
  GROUND_OVER = 'GROUND_OVER',
  ENDED = 'ENDED',
  UNIT_SAID_NO = 'UNIT_SAID_NO',
  OVERDUE = 'OVERDUE',
}
registerEnumType(RecallReason, {
  name: 'RecallReason',
  description: 'Why a copy of a plan is to be recalled.',
  valuesMap: {
    VOIDED: { description: 'The version was made in error (makulerad).' },
    PLAN_ENDED: { description: 'The plan was ended with a reason (planen är avslutad).' },
    REPLACED: {
      description: 'A later version, or the agreed one where this is a draft, is in force (ersatt).',
    },
    GROUND_OVER: { description: 'What it was given on is withdrawn or over (grunden gäller inte längre).' },
    ENDED: { description: 'The last enrolment ends, or has ended (inskrivningen är slut).' },
    UNIT_SAID_NO: {
      description: 'A unit has said no to its task since it was given (en verksamhet har sagt nej).',
    },
    OVERDUE: { description: 'The day to look the plan through has passed (skulle ha setts över).' },
  },
});
