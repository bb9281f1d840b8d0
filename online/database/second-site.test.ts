/** N5: an answer of two sites counts between two equal readings of the server's settings alone: each thing that may change meanwhile, on a played connection. */
import type { PoolClient } from 'pg'
import { expect, it } from 'vitest'
import { TwoSitePool } from './second-site.ts'

interface Told {
  readonly waits: boolean
  readonly since: string
}

/** It says these readings in turn, and keeps what it was asked. */
function connection(readings: readonly Told[]): { readonly client: PoolClient; readonly asked: string[] } {
  const left = [...readings]
  const asked: string[] = []
  const query = async ({ name }: { readonly name: string }) => {
    asked.push(name)
    return { rows: name === 'sites' ? [left.shift()] : [] }
  }
  return { client: { query } as unknown as PoolClient, asked }
}

const waiting = { waits: true, since: 'Monday' }

it.each<[string, readonly [Told, Told], boolean]>([
  ['nothing changed', [waiting, waiting], true],
  ['the settings were read anew while the cast waited', [waiting, { waits: true, since: 'Tuesday' }], false],
  ['nobody waits any more', [waiting, { waits: false, since: 'Monday' }], false],
  ['the list was emptied and filled again', [waiting, { waits: true, since: 'Wednesday' }], false],
])('%s', async (_, readings, counts) => {
  const pool = new TwoSitePool()
  const { client, asked } = connection(readings)
  await pool.begin(client)
  expect(await pool.waited(client)).toBe(counts)
  // The commit of its own is before the second reading: what it waited for is what was read.
  expect(asked).toEqual(['sites', 'commit-after-all', 'sites'])
})

it('after a change the next answer counts when it is between two readings of the new settings', async () => {
  const pool = new TwoSitePool()
  const anew = { waits: true, since: 'Tuesday' }
  const { client } = connection([waiting, anew, anew])
  await pool.begin(client)
  expect(await pool.waited(client)).toBe(false)
  await pool.begin(client)
  expect(await pool.waited(client)).toBe(true)
})

it('a connection whose settings nobody read before gives no answer that counts', async () => {
  expect(await new TwoSitePool().waited(connection([waiting]).client)).toBe(false)
})
