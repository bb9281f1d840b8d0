/** PAP-11: the code of an envelope finds its voter in the real books; a restart knows what was read. */
import { expect, test } from 'vitest'
import type { ContestId, StationId } from '#election/ids.ts'
import { envelopeText } from '#election/roll/envelope-code.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'

const theDesk = eachTestAtADesk({ voters: 4 })

test('by its code and by hand, once', async () => {
  const desk = theDesk()
  desk.clock.set('2002-06-23T20:00')
  desk.app.send({ type: 'closing-declared' })
  desk.app.send({ type: 'inside-list-fixed' })
  desk.app.send({ type: 'tab-chosen', tab: 'close' })
  const { electionId } = desk.prepared.election.electionPackage
  const contest = 'mayor' as ContestId
  const text = envelopeText({ electionId, station: '2' as StationId, ticket: 'T2', contest })
  const read = async (typed: string) => {
    desk.app.send({ type: 'envelope-read', text: typed, contest })
    await desk.until((view) => view.screen === 'day' && (view.envelope !== null || view.alarm !== null), 'an answer')
    const code = desk.day().alarm?.code ?? null
    if (code !== null) desk.app.send({ type: 'alarm-acknowledged' })
    return code
  }
  expect(await read(text)).toBe(null)
  expect(desk.day().envelope).toMatchObject({ number: '2', contest, finding: 'not-marked' })
  expect(desk.day().record.closing.envelopes).toEqual([{ contest, numbers: ['2'] }])
  desk.app.send({ type: 'envelope-read', text: '3', contest })
  await desk.until((view) => view.screen === 'day' && view.record.closing.envelopes[0]?.numbers.length === 2, 'two')
  desk.app.send({ type: 'envelope-read', text, contest })
  await desk.until((view) => view.screen === 'day' && view.alarm !== null, 'a refusal')
  expect(desk.day().alarm?.code).toBe('envelope-already-read')
})
