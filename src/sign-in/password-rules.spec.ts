import { problemOfPassword } from './password-rules.js';

const owner = { username: 'anna.ek', name: 'Anna-Karin Ek' };
const codeOf = (password: string) => problemOfPassword(password, owner)?.code;

describe('problemOfPassword', () => {
  it.each([
    'fyra ord som sitter',
    'vinglig sockerbit i kanoten',
    'Sommaren på Öland med regnrock',
    '8F#k2!xQ-zpLw',
    '493817560284',
    '¡¿§½¤¬~^¨´`|',
    'пароль-лебедь',
    '🦔🌧️🚲🥁🪁🧦🛶🧭🪵🥕🧶🪜',
    'kx7q password mvt',
  ])('lets through %s, whatever it is made of', (password) => {
    expect(codeOf(password)).toBeUndefined();
  });

  it.each([
    'lösenord1234',
    'Losenord2026!',
    'P4ssw0rd2026!!',
    'sommar vinter höst vår',
    'SommarSommar26',
    'Välkommen123!',
    'qwertyuiopå1',
    '1q2w3e4r5t6y',
    '123456789012',
    '987654321098',
    'aaaaaaaaaaaa',
    'åäåäåäåäåäåä',
    '            ',
    'abcdefghijkl',
    'correct horse battery staple',
    'Stockholm1987',
    'Krisplan-Psykiatri!',
    'Ｓｏｍｍａｒ２０２６！！',
  ])('refuses %s: a guesser tries it first', (password) => {
    expect(codeOf(password)).toBe('passwordTooCommon');
  });

  it.each([
    ['the service', 'min Team-Kompass pekar norrut'],
    ['the username', 'tjusig anna.ek cyklar'],
    ['a part of the name', 'hos KARIN bor sju ugglor'],
  ])('refuses the name of %s', (_, password) => {
    expect(problemOfPassword(password, { username: 'anna.ek', name: 'Karin Ek' })?.code).toBe(
      'passwordHoldsName',
    );
  });

  it('lets a name of two letters stand in other words', () => {
    const bo = { username: 'bo.ek', name: 'Bo Ek' };
    expect(problemOfPassword('sju bord av ekträ i rad', bo)).toBeUndefined();
  });
});
