/** A bug of ours over a medium in one slot, or a stick that hangs, costs that slot: it is named, and every other medium is read (finding R1). */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { assert } from '#election/assert.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import type { TallyEvent } from '../../session/event.ts'
import { stageFiles } from '../stage-files.ts'
import type { CountingElection } from './examine-medium.ts'
import { KeptContents } from './kept-contents.ts'
import { type MediumReader, startMediumReader } from './medium-reader.ts'
import { Slots, type SlotTools } from './slots.ts'

let directory: string
let media: readonly string[]
let election: CountingElection

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-slot-bug-'))
  const made = await countingElection(secureRandomness())
  const of = { station: '1', pair: 1, sessions: [[11, 21] as const] }
  const { original, duplicate } = await writePair(made, of, directory, secureRandomness())
  media = [original, duplicate]
  election = {
    electionPackage: made.election.electionPackage,
    authorityPublicKey: made.authority.publicKey,
    several: null,
  }
})

afterAll(() => rm(directory, { recursive: true }))

/** Reads both slots, the first of them with a program that breaks. */
async function readWith(tools: Partial<SlotTools>) {
  const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {})
  const slots = new Slots(media, new KeptContents(stageFiles(join(directory, 'out'))), tools)
  const events: TallyEvent[] = []
  const seen = await slots.look(election)
  await slots.read(election, slots.toRead(seen, []), (event) => void events.push(event))
  await slots.close()
  const told = console.mock.calls.map(([words]) => String(words))
  console.mockRestore()
  const examined = events.flatMap((event) => (event.type === 'slot-examined' ? [event] : []))
  const types = examined.sort((a, b) => a.slot - b.slot).map(({ examination }) => examination.type)
  return { seen, types, told }
}

const breaksOver = (place: string) => assert(place !== media[0], 'played: a bug over this medium')

it('a stick that hangs: its slot is seen and cannot be read, the other one is read', async () => {
  const there = { mark: 'there', bytes: 0, scans: null, misplaced: null }
  const pulled: (() => void)[] = []
  const hangs = () => new Promise<typeof there>((resolve) => pulled.push(() => resolve(there)))
  const markOf: SlotTools['markOf'] = async (place) => (place === media[0] ? hangs() : there)
  const { seen, types, told } = await readWith({ markOf, patienceMs: 20, identityIn: async () => null })
  expect(seen.map(({ occupied }) => occupied)).toEqual([true, true])
  expect([types, told]).toEqual([['medium-unreadable', 'sealed'], []])
  for (const answers of pulled) answers()
})

it('in the look: that one is seen without a name, the other one with its own', async () => {
  const identityIn: SlotTools['identityIn'] = async (place) => {
    breaksOver(place)
    return null
  }
  const { seen, types, told } = await readWith({ identityIn, startReader: startMediumReader })
  expect(seen.map(({ occupied }) => occupied)).toEqual([true, true])
  expect(types).toEqual(['sealed', 'sealed'])
  expect(told.every((words) => words === 'tally: slot 1: played: a bug over this medium')).toBe(true)
  expect(told.length).toBeGreaterThan(0)
})

it('in the reading: that slot is named, the other one is read', async () => {
  const startReader = (of: CountingElection): MediumReader => {
    const reader = startMediumReader(of)
    const read: MediumReader['read'] = async (place, progress) => {
      breaksOver(place)
      return reader.read(place, progress)
    }
    return { ...reader, read }
  }
  const { types, told } = await readWith({ identityIn: async () => null, startReader })
  expect(types).toEqual(['reading-failed', 'sealed'])
  expect(told).toEqual(['tally: slot 1: played: a bug over this medium'])
})
