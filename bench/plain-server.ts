// The list of teams with nothing around it: three statements, JSON.stringify, node:http. Nobody has to sign in.
import { createServer } from 'node:http';
import { openRawConnection } from './raw-connection.js';

const TEAMS = `
  SELECT team.id, team.name, region.code, region.name AS region
  FROM team
  JOIN service ON service.id = team.service_id
  JOIN region ON region.code = service.region_code
  ORDER BY team.name, team.id
  LIMIT 50`;
const staffOf = (teams: number) => `
  SELECT member.id, team_id, name, role, percent_hundredths
  FROM staff_member member JOIN post ON post.staff_member_id = member.id AND voided_at IS NULL
  WHERE team_id IN (${Array.from({ length: teams }, (_, index) => `$${index + 1}`).join(', ')})
  ORDER BY name, member.id, from_date, post.id`;

const database = openRawConnection();

async function list(): Promise<string> {
  const rows = await database.all(TEAMS, []);
  const total = Number((await database.all('SELECT COUNT(*) AS n FROM team', []))[0]?.n);
  const teams = rows.map(({ id, name, code, region }) => ({
    id,
    name,
    service: { region: { code, name: region } },
    staff: [] as unknown[],
  }));
  const byId = new Map(teams.map((team) => [team.id, team]));
  const ids = [...byId.keys()];
  const members = new Map<unknown, { id: unknown; name: unknown; posts: unknown[] }>();
  for (const { id, team_id, name, role, percent_hundredths } of await database.all(
    staffOf(ids.length),
    ids,
  )) {
    const member = members.get(id) ?? { id, name, posts: [] };
    if (!members.has(id)) byId.get(team_id)?.staff.push(member);
    members.set(id, member);
    member.posts.push({ role, percentHundredths: percent_hundredths });
  }
  return JSON.stringify({ data: { teams: { items: teams, total } } });
}

createServer(async (_, response) => {
  response.setHeader('Content-Type', 'application/json; charset=utf-8').end(await list());
}).listen(Number(process.env.PORT), '127.0.0.1');
