/** MED-06 as two people meet it: the paper's own order and forms, why a button is grey, and what a report without a signature leaves open. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { readOffSheet } from '#simulation/counting/read-off-sheet.ts'
import { stationReceived } from '#simulation/counting/receive-stations.ts'
import { CountRoom, PLACES, sealedBy } from '#simulation/promises/count-room.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { nextStepOf } from '../session/next-step.ts'
import type { SheetView } from '../session/view.ts'
import { Missing } from './missing.tsx'
import { asReported, isWhole, SheetFields } from './sheet-fields.tsx'

async function typedRoom(): Promise<CountRoom> {
  const room = await CountRoom.make()
  const report = room.report(0)
  const fields = readOffSheet(report, room.made.election)
  const typings = [
    { by: '入力 太郎', fields },
    { by: '入力 花子', fields },
  ] as const
  room.press({ type: 'type-report', station: report.station, reason: '紛失', typings: [...typings] })
  const { reportFingerprint: number } = room.view().stations[0] ?? expect.unreachable()
  if (number !== null) room.press({ type: 'compare-report', station: report.station, number, same: true })
  return room
}

async function sheetOf(): Promise<SheetView> {
  const room = await CountRoom.make()
  room.press({ type: 'open-sheet', station: room.report(0).station })
  return room.view().sheet ?? expect.unreachable()
}

function places(sheet: SheetView, typed: Readonly<Record<string, string>>): readonly string[] {
  const names = sheet.fields.map(({ name }) => name)
  const markup = renderToStaticMarkup(
    <LanguageProvider language="ja">
      <KeysAtHand>
        <SheetFields {...{ sheet, names, typed }} onType={() => {}} />
      </KeysAtHand>
    </LanguageProvider>,
  )
  return [...markup.matchAll(/data-field="([^"]+)"/g)].map(([, name = '']) => name)
}

describe('the places', () => {
  it('come in the order of the paper, and the first table begins with the hour of the report', async () => {
    const shown = places(await sheetOf(), {})
    expect(shown.slice(0, 7)).toEqual([
      'madeAt',
      'listVersion',
      'rollList',
      'registered',
      'eligible',
      'issuer',
      'version',
    ])
    expect(shown.indexOf('cardsIssued')).toBeLessThan(shown.findIndex((name) => name.endsWith(' issued')))
    expect(shown.indexOf('ticketsExpected')).toBeGreaterThan(
      shown.findLastIndex((name) => name.endsWith(' recordsTold')),
    )
  })

  it('own-18: the hash of a roll list is asked for only where the sheet names a list', async () => {
    const sheet = await sheetOf()
    expect(['1', '0', ''].map((rollList) => places(sheet, { rollList }).includes('rollListHash'))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('another machine is asked for only where the pair failed, a seal only where it was used, a reason only of a correction', async () => {
    const sheet = await sheetOf()
    const shown = places(sheet, { '1 state': 'started', '3 state': 'spare', version: '1' })
    for (const left of ['1 takenOverBy', '3 sealFingerprint', 'correctsReason']) expect(shown).not.toContain(left)
    expect(shown).toContain('1 sealFingerprint')
    const asked = ['1 takenOverBy', '1 sealFingerprint', 'correctsReason']
    expect(places(sheet, { '1 state': 'failed', version: '2' })).toEqual(expect.arrayContaining(asked))
  })

  it('figures may be typed in full width, as an input method leaves them, and words stay as they are', async () => {
    const room = await CountRoom.make()
    const report = room.report(0)
    const fields = readOffSheet(report, room.made.election)
    const wide = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    const sheet = await sheetOf()
    const figures = sheet.fields.filter(({ kind }) => kind.startsWith('count') || kind === 'digits-or-none')
    const typed = { ...fields, ...Object.fromEntries(figures.map(({ name }) => [name, wide(fields[name] ?? '')])) }
    expect(isWhole(sheet.fields, typed)).toBe(true)
    expect(places(sheet, { version: '２' })).toContain('correctsReason')
    const typings = [
      { by: '入力 太郎', fields: typed },
      { by: '入力 花子', fields },
    ] as const
    room.press({ type: 'type-report', station: report.station, reason: '紛失', typings: [...typings] })
    expect([room.view().message, room.view().stations[0]?.report]).toEqual([null, 'received'])
  })

  it('the hour may be typed as the paper prints it', async () => {
    const { fields } = await sheetOf()
    const hour = fields.filter(({ name }) => name === 'madeAt')
    for (const typed of [
      '令和9年4月25日（日）20時00分',
      '令和9年4月25日 20:00',
      '2027-04-25 20:00',
      '2027-04-25T20:00',
    ]) {
      expect(isWhole(hour, { madeAt: typed }), typed).toBe(true)
      expect(asReported(fields, { madeAt: typed }), typed).toEqual({ madeAt: '2027-04-25T20:00' })
    }
    for (const typed of ['', '4月25日 20時00分', '令和9年4月31日 20時00分', '令和9年4月25日 25時00分']) {
      expect(isWhole(hour, { madeAt: typed }), typed).toBe(false)
    }
  })
})

describe('a pair that only typed words call unused', () => {
  it('after the other media its declaration comes next, and nothing asks for an original that has no vote', async () => {
    const room = await typedRoom()
    for (const { id } of room.view().stations) room.press(stationReceived(id))
    room.receiveReport(1)
    expect(nextStepOf(room.view())).toEqual({ type: 'insert', count: PLACES.length })
    for (const [i, [station, pair]] of PLACES.entries()) room.receiveMedium(i + 1, sealedBy(station, pair, 'original'))
    expect(nextStepOf(room.view())).toEqual({ type: 'declare-unused', station: '1', pair: 3 })
  })

  it.each(LANGUAGES)('what is missing says so in %s', async (language) => {
    const room = await typedRoom()
    const markup = renderToStaticMarkup(
      <LanguageProvider language={language}>
        <KeysAtHand>
          <Missing view={room.view()} />
        </KeysAtHand>
      </LanguageProvider>,
    )
    const words = tallyWords.missing_unused[language].replace('{station}', '1').replace('{pair}', '3')
    expect(markup).toContain(words)
  })
})
