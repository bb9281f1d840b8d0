/**
 * The file system notes when a file grows, and a full disk lets none grow: the journal of the books has its length from the start, and nothing
 * of the day is in it at the end.
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'

const opened = eachTestAtADesk({ voters: 300 })

test('no act of the day and no end makes it longer; at the end every page of it was written anew', async () => {
  const desk = opened()
  const { machine } = desk.config()
  const { electionId } = desk.prepared.election.electionPackage
  const path = join(machine, `issuer-${electionId}-2.db-journal`)
  const length = statSync(path).size
  for (const voter of ['1', '2', '3']) await desk.serves(voter)
  expect(statSync(path).size).toBe(length)
  const pages = (file: Buffer) =>
    Array.from({ length: (file.length - 512) / 4104 }, (_, at) =>
      file.subarray(512 + at * 4104, 512 + (at + 1) * 4104).toString('latin1'),
    )
  const before = new Set(pages(readFileSync(path)))
  // Ctrl-C, and the window that ends with it: who asks twice waits for one end.
  await Promise.all([desk.app.stop(), desk.app.stop()])
  expect(statSync(path).size).toBe(length)
  expect(pages(readFileSync(path)).filter((page) => before.has(page))).toEqual([])
})
