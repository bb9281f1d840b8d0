/** Decision 010: what a command prints of a project is what the record says was signed. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { signNextList } from '#simulation/rooms/next-list.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { ran } from './ippyo-in-tests.ts'

let prepared: PreparedStation
let office: OfficeInHand
const on = (...path: string[]) => office.on(...path)
const inProject = (...path: string[]) => on('project', 'prepared', ...path)

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(2), 'no voice')
})
afterAll(() => prepared.close())
beforeEach(async () => {
  office = await OfficeInHand.begun()
  await office.hasSigned(prepared)
})
afterEach(() => office.end())

const run = (...args: readonly string[]) => ran([...args, '--json'])

test('X3-A1: a card for the wall and a roll on paper are of what the record says was signed, or stop with both numbers', async () => {
  const places = ['--package', inProject('package'), '--office', on('project', 'office'), '--out', on('papers')]
  expect(await run('emergency-card', ...places)).toMatchObject({ code: 0 })
  await signNextList(inProject('..', 'prepared'), tinySources, [tinySources.contests[0]?.id as never])
  for (const [command, more] of [
    ['emergency-card', []],
    ['roll-on-paper', ['--rounds', on('rounds')]],
    ['tickets', ['--rounds', on('rounds')]],
  ] as const) {
    const { out, questions, code } = await run(command, ...places, ...more)
    const recorded = prepared.election.fingerprint
    const error = { type: 'signed-not-as-recorded', found: expect.stringMatching(/^\d{5} /), recorded }
    expect([code, JSON.parse(out), questions], command).toEqual([1, { error }, []])
    expect(JSON.parse(out).error.found).not.toBe(recorded)
  }
})

test('outside of a project the commands work as they did; a record that somebody changed is no word', async () => {
  mkdirSync(on('alone'))
  const places = ['--package', join(prepared.directory, 'package'), '--office', join(prepared.directory, 'office')]
  expect(await run('emergency-card', ...places, '--out', on('alone'))).toMatchObject({ code: 0 })
  writeFileSync(on('project', 'record.jsonl'), 'no record')
  const inside = ['--package', inProject('package'), '--office', on('project', 'office'), '--out', on('alone')]
  const { out } = await run('emergency-card', ...inside)
  expect(JSON.parse(out)).toMatchObject({ error: { type: 'record-broken', line: 1 } })
})
