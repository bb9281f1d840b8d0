import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { OpenedMemory } from './opened-memory.ts'

const OF = { electionId: 'e', keySet: 'k' } as unknown as ElectionPackage
const ROUNDS = 60

let machine: string
beforeEach(async () => {
  machine = await mkdtemp(join(tmpdir(), 'opened-memory-'))
})
afterEach(() => rm(machine, { recursive: true, force: true }))

it('two programs at the same moment, on one machine: one set is opened, and trying again opens no other (own-3)', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const of = { ...OF, electionId: `e${round}` } as unknown as ElectionPackage
    const memories = ['set A', 'set B'].map((set) => ({ set, memory: new OpenedMemory(machine, of) }))
    const first = await Promise.all(memories.map(({ set, memory }) => memory.remember(set)))
    const again = await Promise.all(memories.map(({ set, memory }) => memory.remember(set)))
    const opened = memories.filter((_, i) => first[i]?.ok || again[i]?.ok)
    expect(opened).toHaveLength(1)
  }
})

it('leaves nothing beside the note, and the same set may be opened again', async () => {
  const memory = new OpenedMemory(machine, OF)
  expect(await memory.remember('set A')).toEqual({ ok: true, value: undefined })
  expect(await memory.remember('set A')).toEqual({ ok: true, value: undefined })
  expect(await memory.remember('set B')).toMatchObject({ ok: false, error: 'opened-with-other-set' })
  expect(await readdir(machine)).toEqual(['opened-e-k.json'])
})
