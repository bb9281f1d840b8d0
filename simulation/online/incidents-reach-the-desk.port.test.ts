/** M3: what is wrong with the online ballot box reaches the clerks of a station by its roll list, and no later list leaves it away. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeSigningKey } from '#election/keys/signature.ts'
import { incidentsHead, writeIncidents } from '#election/online/incidents.ts'
import type { LocalDate } from '#election/time.ts'
import { must } from '#simulation/rooms/must.ts'
import { STOPPED, withIncident } from '#simulation/rooms/online-incidents.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { RollOffice } from '#simulation/rooms/roll-office.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const randomness = seededRandomness('incidents at the desk')
const exporters = [makeSigningKey(randomness), makeSigningKey(randomness)] as const
let prepared: PreparedStation
let desk: Reception
let office: RollOffice

beforeAll(async () => {
  const sources = sourcesWith(9)
  const rollHead = { asOf: '2002-06-15' as LocalDate, lists: true }
  const rules = { ...sources.rules, publication: 'from-first-mix' as const, online: true as const }
  prepared = await prepareStation({ ...sources, rollHead, rules })
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  office = new RollOffice(prepared, desk.room)
  await start()
})
afterEach(() => desk.clear())

async function start(machine = '2-I1'): Promise<void> {
  await desk.start(machine, { rollLists: office.stick })
  await desk.unlock()
}

async function takesIn(...rounds: readonly number[]) {
  office.brings(...rounds)
  desk.app.send({ type: 'roll-lists-requested' })
  await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'lists read')
  return desk.day().roll.held.incidents
}

/** A stop that lasts, then its end, then a second one: each list has the lines of the one before. */
function listsOf() {
  const { electionId } = prepared.election.electionPackage
  const of = { electionId, by: exporters }
  const stopped = withIncident([], STOPPED, of)
  const over = withIncident(stopped, { ...STOPPED, incident: 1, to: STOPPED.from }, of)
  const file = (lines: typeof stopped) => writeIncidents({ electionId, lines })
  return { stopped, over, other: withIncident([], { ...STOPPED, class: 'device' }, of), file, of }
}

test('the list has the public lines, and which list of incidents that was; a later round has the newer one; a new start knows it', async () => {
  const { file, over, stopped } = listsOf()
  expect(await takesIn(await office.makes(''))).toBeNull()
  const { class: kind, en, from, ja, measure } = STOPPED
  const said = { incident: 1, class: kind, from, ja, en }
  const first = await takesIn(await office.makes('', { incidents: file(stopped) }))
  expect(first).toEqual({ ...incidentsHead({ lines: stopped }), said: [{ ...said, measure, to: null }] })
  const second = await takesIn(await office.makes('', { incidents: file(over) }))
  expect(second).toEqual({ ...incidentsHead({ lines: over }), said: [{ ...said, measure, to: from }] })
  await desk.app.stop()
  await start()
  expect(desk.day().roll.held.incidents).toEqual(second)
})

test('a round after one that knew it is made of the same list or a longer one, else no list is made', async () => {
  const { file, other, over, stopped } = listsOf()
  const fails = async (incidents: Uint8Array | null) => {
    const made = await office.tries('', { incidents })
    return made.ok ? null : made.error
  }
  await office.makes('', { incidents: file(over) })
  for (const older of [
    file(stopped),
    file(withIncident(other, { ...STOPPED, incident: 1, to: STOPPED.from }, listsOf().of)),
    null,
  ])
    expect(await fails(older)).toEqual({ type: 'online-incidents-older', lines: 2 })
  expect(await fails(new Uint8Array([123]))).toEqual({ type: 'online-incidents-refused' })
  expect(await fails(file(over.toReversed()))).toEqual({ type: 'online-incidents-refused' })
  expect(must(await office.tries('', { incidents: file(over) })).number).toBe(2)
})
