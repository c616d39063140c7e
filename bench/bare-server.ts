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
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => console.log(`ready ${info.port}`))
