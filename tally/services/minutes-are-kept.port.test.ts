/** Words for the records lie signed on the disk from the moment the screen says so, before the count and after it, and nobody changes them unseen. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { type DrivenTally, driveTally, startCounting } from '#simulation/counting/drive-tally.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'

let directory: string
const at = (...names: string[]) => join(directory, ...names)
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-minutes-kept-'))
  await writeOneStation(directory, { spares: 0, settings: { countPlace: '市民体育館', countSentTo: '選管' } })
})
afterAll(() => rm(directory, { recursive: true }))

async function started(): Promise<DrivenTally> {
  const places = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares') }
  return driveTally({ ...places, media: [at('media/1/1/original')], out: at('out') }, secureRandomness())
}

const write = (fields: Record<string, string>, reason = '') =>
  ({ type: 'write-minutes', by: '書記 花子', reason, fields }) as const

it('said before anything is received, it is there after the next start, and the next entry follows it', async () => {
  const first = await started()
  await startCounting(first)
  expect(first.tally.view().minutes.known).toMatchObject({ 'count place': '市民体育館', 'count sent-to': '選管' })
  const said = await first.act(write({ 'count place': '市民体育館' }))
  expect(said.minutes.entries).toHaveLength(1)
  await first.tally.stop()

  const second = await started()
  const ready = await second.until((view) => view.phase === 'choose-mode')
  expect(ready.minutes).toMatchObject({ fields: { 'count place': '市民体育館' }, entries: [{ by: '書記 花子' }] })
  await second.unlock(TALLY_PASSPHRASE)
  await second.act({ type: 'choose-mode', mode: 'count' })
  await second.act({ type: 'confirm-zero', witnesses: ['立会 春子'] })
  await second.act(write({ 'count place': '中央公民館' }, '会場の変更'))
  await second.tally.stop()

  const third = await started()
  const again = await third.until((view) => view.phase === 'choose-mode')
  expect(again.minutes.fields).toEqual({ 'count place': '中央公民館' })
  expect(again.minutes.entries.map(({ number, reason }) => [number, reason])).toEqual([
    [1, ''],
    [2, '会場の変更'],
  ])
  await third.tally.stop()
})

it.each(['001.json', '001.sig', '002.json', '002.sig'])('%s: a byte changed is told at the start', async (name) => {
  const path = at('out', 'minutes', name)
  const whole = await readFile(path)
  for (const place of [0, whole.length >> 1, whole.length - 1]) {
    await writeFile(
      path,
      whole.map((byte, i) => (i === place ? byte ^ 1 : byte)),
    )
    const driven = await started()
    const { phase, message } = await driven.until((view) => view.phase !== 'starting')
    expect([phase, message?.code, message?.about.file]).toEqual([
      'out-of-service',
      'count-changed',
      `minutes/${name.slice(0, 3)}.json`,
    ])
    await driven.tally.stop()
  }
  await writeFile(path, whole)
})

it('the first one gone from before the second is told', async () => {
  await rm(at('out', 'minutes', '001.json'))
  const driven = await started()
  const { message } = await driven.until((view) => view.phase === 'out-of-service')
  expect(message).toEqual({ code: 'count-changed', about: { file: 'minutes/001.json' } })
  await driven.tally.stop()
})
