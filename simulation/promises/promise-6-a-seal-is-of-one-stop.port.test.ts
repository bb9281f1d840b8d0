/** 移動期日前投票所: both checkers read a package with stops, and take a final seal of one of its stops and of no other. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Stop } from '#election/definition/definition.ts'
import { type Sitting, sitting, sittingNumber } from '#election/sitting.ts'
import type { LocalDate } from '#election/time.ts'
import { type BundleLie, bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { python } from '#simulation/bundle/python-of-many.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'

const [ONE, TWO] = ['2002-06-20', '2002-06-21'] as [LocalDate, LocalDate]
const STOPS = [
  { place: '朝霧公民館', opens: '09:00', closes: '11:00' },
  { place: '沢渡集会所', opens: '13:00', closes: '15:00' },
  { place: '市役所前', opens: '10:00', closes: '12:00' },
  { place: '朝霧公民館', opens: '14:00', closes: '16:00' },
] as Stop[]
const moving = { kiosks: 2, spares: 0, early: [ONE, ONE, TWO, TWO], stops: STOPS }
const election = { stations: [moving, { kiosks: 1, spares: 0 }] }
const hasPython = python !== null

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-stops-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

async function failing(name: string, lie: BundleLie) {
  const { authority, files } = await bundleOfElection(seededRandomness('stops'), [2, 2], undefined, lie)
  const place = await writeBundle(join(directory, name), files)
  const found = await verifyBundle(place, { authority: { key: authority }, bundle: null })
  if ('type' in found) throw new Error(found.type)
  const own = found.findings.filter(({ result }) => result === 'fails').map(({ check }) => check)
  return { ours: [...new Set(own)].sort(), theirs: [...new Set(python?.([place])[0] ?? [])].sort() }
}

/** With a machine that signs a closing of this stop. */
const closedAt = (at: Sitting): BundleLie => ({ election, seal: (seal) => ({ ...seal, day: sittingNumber(at) }) })

it.each<[string, BundleLie, readonly string[]]>([
  ['sealed at its last stop', { election }, []],
  ['sealed at an earlier one', closedAt(sitting(ONE, 1)), []],
  ['sealed at a third stop of a day that has two', closedAt(sitting(TWO, 2)), ['V07']],
  ['sealed on another day', closedAt(sitting('2002-06-22' as LocalDate, 0)), ['V07']],
])(`%s${hasPython ? '' : ' (no python3 on this machine: ours alone)'}`, async (name, lie, fails) => {
  const { ours, theirs } = await failing(name.replaceAll(' ', '-'), lie)
  expect(ours).toEqual(fails)
  if (hasPython) expect(theirs).toEqual(fails)
})
