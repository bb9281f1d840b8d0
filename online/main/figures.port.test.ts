/** Figures are at one address: everything else on that listener is nothing (O-14). */
import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { freePorts } from '#simulation/online/programs/free-ports.ts'
import { serveFigures } from './figures.ts'

test('GET /metrics has them; another path and another method have nothing', async () => {
  const [port = 0] = await freePorts(1)
  const end = serveFigures(new Registry(), { host: '127.0.0.1', port })
  const asked = async (path: string, method = 'GET') =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { method })).status
  try {
    expect([await asked('/metrics'), await asked('/'), await asked('/metrics', 'POST')]).toEqual([200, 404, 404])
  } finally {
    end()
  }
})
