// What the look-ups are held against: Hono and PostgreSQL, one prepared statement, nothing else.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 8 })
const agency = process.env['AGENCY']
const app = new Hono()
app.get('/look-up/:code', async (c) => {
  const { rows } = await pool.query({ name: 'look-up', text: 'select code, business, supplement, delivery, filed_at from dossiers.dossiers where agency_id = $1 and code = $2', values: [agency, c.req.param('code')] })
  return rows[0] ? c.json(rows[0]) : c.json({}, 404)
})
// The plainest list of 25 of one person's tasks: one index, one join, no counts, no session.
app.get('/work/:officer', async (c) => {
  const { rows } = await pool.query({
    name: 'work', values: [agency, c.req.param('officer')],
    text: `select t.id, d.code, d.owner_name, d.version_id, d.channel, d.business, d.supplement, t.step_name, t.step_number, t.due_at as step_due_at, d.due_at, d.paused_at, d.filed_at, t.assignee_id
      from dossiers.tasks t join dossiers.dossiers d on d.agency_id = t.agency_id and d.id = t.dossier_id
      where t.agency_id = $1 and t.assignee_id = $2 and t.closed_at is null order by t.dossier_due_at limit 25`,
  })
  return c.json(rows)
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => console.log(`ready ${info.port}`))
