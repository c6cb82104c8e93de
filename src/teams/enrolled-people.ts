/**
 * One value for one human, whichever principals keep a record about them: the number, but for a reserve number,
 * which means something to its own principal alone.
 */
export const humanOf = (person = 'person') =>
  `CASE ${person}.identity_kind WHEN 'RESERVE' THEN ${person}.id ELSE ${person}.identity_number END`;

/** The enrolments that count, as a table for hand-written SQL, with whose they are. One that was voided never does. */
export const enrolledPeople = (alias = 'enrolment') => `(
  SELECT enrolment.id, enrolment.team_id, enrolment.from_date, enrolment.to_date, enrolment.leaving_reason,
         ${humanOf()} AS human
    FROM enrolment JOIN person ON person.id = enrolment.person_id
   WHERE enrolment.voided_at IS NULL
) ${alias}`;

/** The humans behind the persons of the list `:...sample`, as `enrolledPeople` names them. */
export const sampledHumans = `SELECT ${humanOf()} FROM person WHERE person.id IN (:...sample)`;

/**
 * Whether a row of `person` is about a human, whichever principal keeps it. No number is both: a reserve number has a
 * letter in it, and the id of a row is longer than any number.
 */
export const isAbout = (human: string) => `(person.id = ${human} OR person.identity_number = ${human})`;
