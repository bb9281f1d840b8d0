/** WX2: sticks of the issuer that hang. Each act is over, its words show the way out, and the desk serves on. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { hangStickAt } from '#simulation/rooms/hung-stick.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'

const theDesk = eachTestAtADesk({ voters: 3, until: 'furnished' })

async function unlocked() {
  const desk = theDesk()
  await desk.start()
  await desk.unlock()
  return desk
}

const alarm = (code: string) => (view: ReturnType<typeof theDesk>['view']) =>
  view.screen === 'day' && view.alarm?.code === code

test('the paper stick: no sheet, no paper and no log, and the voters are served', async () => {
  const desk = await unlocked()
  await desk.open()
  await hangStickAt(join(desk.room, 'documents'))
  desk.app.send({ type: 'paper-requested', paper: 'fault-report' })
  await desk.until(alarm('paper-not-made'), 'no paper')
  desk.app.send({ type: 'alarm-acknowledged' })
  await desk.showLog()
  desk.app.send({ type: 'log-print-requested' })
  await desk.until(alarm('log-not-printed'), 'no log')
  desk.app.send({ type: 'alarm-acknowledged' })
  await desk.servesEach('1')
})

test('the stick for reports: the counts are kept, and the report is written to another place later', async () => {
  const desk = await unlocked()
  await desk.open()
  closeAsRecorded(desk, 0)
  await hangStickAt(join(desk.room, 'reports'))
  await writeReport(desk)
  expect(desk.day()).toMatchObject({ alarm: { code: 'report-not-written' } })
})

test('the take-over medium at the start: its own words, and the start goes on when another one answers', async () => {
  const desk = theDesk()
  const takeover = join(desk.room, 'take-over-that-hangs')
  await hangStickAt(takeover)
  await desk.start('2-I1', { takeover })
  expect(desk.view).toMatchObject({ screen: 'refused', notice: { code: 'take-over-medium-no-answer' } })
})
