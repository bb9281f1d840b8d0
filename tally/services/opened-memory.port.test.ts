import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
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

it.each([
  ['empty', ''],
  ['cut short', '{"electionId":"e","format":"ippyo opened set 1","keyS'],
  ['rubbish', 'no note'],
  ['of another form', '{"electionId":"e","format":"ippyo opened set 2","keySet":"k","set":"00"}'],
  ['longer than a note', ' '.repeat(5000)],
] as const)('a note that is %s is a note: no set is opened, and it stays', async (_, text) => {
  await writeFile(join(machine, 'opened-e-k.json'), text)
  const memory = new OpenedMemory(machine, OF)
  for (const set of ['set A', 'set B']) {
    expect(await memory.mayOpen(set)).toMatchObject({ ok: false, error: 'opened-with-other-set' })
    expect(await memory.remember(set)).toMatchObject({ ok: false, error: 'opened-with-other-set' })
  }
  expect(await readFile(join(machine, 'opened-e-k.json'), 'utf8')).toBe(text)
})

it('so is a folder or a link in its place', async () => {
  for (const put of [
    (path: string) => mkdir(path),
    (path: string) => symlink(join(machine, 'nowhere', 'deep'), path),
  ]) {
    const path = join(machine, 'opened-e-k.json')
    await put(path)
    expect(await new OpenedMemory(machine, OF).remember('set A')).toMatchObject({ ok: false })
    await rm(path, { recursive: true, force: true })
  }
})

it('leaves nothing beside the note, and the same set may be opened again', async () => {
  const memory = new OpenedMemory(machine, OF)
  expect(await memory.remember('set A')).toEqual({ ok: true, value: undefined })
  expect(await memory.remember('set A')).toEqual({ ok: true, value: undefined })
  expect(await memory.remember('set B')).toMatchObject({ ok: false, error: 'opened-with-other-set' })
  expect(await readdir(machine)).toEqual(['opened-e-k.json'])
})
