/** Openings and slips leave the gate's memory ten at a time, and no row says what one person did (S-08). */
import { expect, it } from 'vitest'
import { ok } from '#election/result.ts'
import { GateCounts } from './gate-counts.ts'

function counting() {
  const rows: string[] = []
  const counts = new GateCounts({
    count: async (what, count) => {
      rows.push(`${what} ${count}`)
      return ok()
    },
  })
  const add = (what: 'opened' | 'mistyped', times: number) => {
    for (let n = 0; n < times; n++) counts.add(what)
  }
  return { counts, rows, add }
}

it('nine are in no row, however long they wait; with the tenth all of them are', async () => {
  const { add, counts, rows } = counting()
  add('opened', 9)
  for (let minute = 0; minute < 60; minute++) await counts.keep()
  expect(rows).toEqual([])
  add('opened', 1)
  await counts.keep()
  expect(rows).toEqual(['opened 10'])
})

it('a flood is one row a minute', async () => {
  const { add, counts, rows } = counting()
  add('opened', 5000)
  add('mistyped', 12)
  await counts.keep()
  await counts.keep()
  expect(rows).toEqual(['opened 5000', 'mistyped 12'])
})
