/** Prepared boxes on real sticks (loop devices), several in a hub: each wrong one has its own word, and none is ever written over. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LoopDisk, type LoopDiskKind, whyNoLoopDisk } from '#fixtures/loop-disk.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { type Prepared, prepareSmall } from '#simulation/rooms/polling-station.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import type { Progress } from '../prepare/check-medium.ts'
import { mediaOf } from '../session/media.ts'
import { checkPut, putMedium } from './media.ts'

const EXT4: LoopDiskKind = { fileSystem: 'ext4', mebibytes: 16 }
const why = whyNoLoopDisk()
const open: LoopDisk[] = []
let prepared: Prepared
let ours: Uint8Array

beforeAll(async () => {
  prepared = await prepareSmall()
  const authority = await readAuthorityPub(join(prepared.directory, 'office'))
  if (!authority.ok) throw new Error(authority.error.type)
  ours = authority.value
})
afterEach(() => {
  for (const each of open.splice(0)) each.remove()
})
afterAll(() => prepared.remove())

function hub(count: number): readonly string[] {
  return Array.from({ length: count }, () => {
    const disk = new LoopDisk(EXT4)
    open.push(disk)
    return disk.place
  })
}

function placeOf(end: string) {
  const place = mediaOf(prepared.election.electionPackage.stations).find(({ medium }) => medium.endsWith(end))
  if (place === undefined) throw new Error(`no medium ${end}`)
  return place
}

const told = new Set<string>()
const progress: Progress = (phase) => told.add(phase)

function work(end: string, slots: readonly string[], authority = ours) {
  const { electionId } = prepared.election.electionPackage
  return { place: placeOf(end), media: join(prepared.directory, 'media'), slots, authority, electionId, progress }
}

describe.skipIf(why !== null)(`media of the office${why === null ? '' : ` (skipped: ${why})`}`, () => {
  it('one after the other into the empty ones of a hub; whoever looks finds each by its label', async () => {
    const slots = hub(3)
    const labels = ['P1-O', 'P1-D', '-T']
    for (const label of labels) expect(await putMedium(work(label, slots))).toEqual({ ok: true })
    for (const label of labels) expect(await checkPut(work(label, slots))).toEqual({ ok: true })
    expect([...told]).toEqual(['read', 'write', 'compare'])
  })

  it('a medium that is written is told by its label, and never written over', async () => {
    const slots = hub(1)
    await putMedium(work('P1-O', slots))
    const { medium } = placeOf('P1-O')
    const refused = { ok: false, error: { type: 'stick-is-medium', found: medium } }
    expect(await putMedium(work('P1-D', slots))).toEqual(refused)
    expect(await checkPut(work('-T', slots))).toEqual(refused)
    const another = { type: 'medium-is-another', found: medium, medium: placeOf('P1-D').medium }
    expect(await checkPut(work('P1-D', slots))).toEqual({ ok: false, error: another })
  })

  it('one of another election, one that is none, and no stick at all', async () => {
    const [slot = ''] = hub(1)
    const errorOf = async (authority?: Uint8Array) => {
      const found = await checkPut(work('P1-O', [slot], authority))
      return found.ok ? null : found.error.type
    }
    expect(await errorOf()).toBe('not-a-medium')
    await putMedium(work('P1-O', [slot]))
    expect(await errorOf(new Uint8Array(32).fill(7))).toBe('medium-of-other-election')
    open[0]?.unmount()
    expect(await errorOf()).toBe('stick-not-mounted')
    const put = await putMedium(work('P1-O', [slot]))
    expect(put).toEqual({ ok: false, error: { type: 'stick-not-mounted', path: slot } })
  })

  it('a page that is not as it was prepared: broken, or with a vote', async () => {
    const [slot = ''] = hub(1)
    await putMedium(work('P1-O', [slot]))
    const box = readFileSync(join(slot, BALLOT_BOX_FILE))
    box[200 * 4096] = 1
    writeFileSync(join(slot, BALLOT_BOX_FILE), box)
    const error = { type: 'medium-not-as-put', medium: placeOf('P1-O').medium, page: 200 }
    expect(await checkPut(work('P1-O', [slot]))).toEqual({ ok: false, error })
  })

  it('a box that was cut short, copied with holes, or has something beside it', async () => {
    const [slot = '', copy = ''] = hub(2)
    await putMedium(work('P1-O', [slot]))
    const look = async (where: string) => {
      const found = await checkPut(work('P1-O', [where]))
      return found.ok ? null : found.error
    }
    execFileSync('cp', ['--sparse=always', join(slot, BALLOT_BOX_FILE), copy])
    expect(await look(copy)).toEqual({ type: 'stick-blocks', found: 'holes' })
    writeFileSync(join(slot, 'readme.txt'), '')
    expect(await look(slot)).toEqual({ type: 'stick-not-empty', found: '1' })
    truncateSync(join(slot, BALLOT_BOX_FILE), 100 * 4096)
    expect(await look(slot)).toEqual({ type: 'medium-not-as-put', medium: placeOf('P1-O').medium, page: 100 })
  })
})

describe('to practise, where a folder stands for a stick', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-folders-'))
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))
  const slot = join(scratch, 'slot')
  const practised = (end: string) => ({ ...work(end, [slot]), kind: 'folders' as const })

  it('it is written and looked at like a stick; a wrong one, an empty slot and a changed page are told', async () => {
    const { medium } = placeOf('P1-O')
    expect(await putMedium(practised('P1-O'))).toMatchObject({ error: { type: 'stick-not-mounted' } })
    mkdirSync(slot)
    // Without practice a folder is no stick.
    expect(await putMedium(work('P1-O', [slot]))).toMatchObject({ error: { type: 'stick-not-mounted' } })
    expect(await putMedium(practised('P1-O'))).toEqual({ ok: true })
    expect(await checkPut(practised('P1-O'))).toEqual({ ok: true })
    expect(await checkPut(work('P1-O', [slot]))).toMatchObject({ error: { type: 'stick-not-mounted' } })
    expect(await putMedium(practised('P1-D'))).toMatchObject({ error: { type: 'stick-is-medium', found: medium } })
    expect(await checkPut(practised('P1-D'))).toMatchObject({ error: { type: 'medium-is-another', found: medium } })
    const box = readFileSync(join(slot, BALLOT_BOX_FILE))
    box[200 * 4096] = 1
    writeFileSync(join(slot, BALLOT_BOX_FILE), box)
    expect(await checkPut(practised('P1-O'))).toMatchObject({ error: { type: 'medium-not-as-put', page: 200 } })
  })
})
