/** CNT-08, LAW-14, CNT-03: what the election chair decided over media stands on every paper of the count, and nothing where nothing was decided. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { CountRoom, PLACES, sealedBy, sealNumberOf } from '#simulation/promises/count-room.ts'
import type { TallyResult } from '../../session/effect.ts'
import { resultOf } from '../../session/questions.ts'
import { type TallyDocument, tallyDocuments } from '../../session/screen-event.ts'
import { DocumentMaker } from './make-documents.ts'

/** A certificate says who is elected, and no figure of a medium. */
const FIGURES = tallyDocuments.filter((document) => document !== 'elected-notices')

let out: string
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-decisions-'))
})
afterAll(() => rm(out, { recursive: true }))

function counted(room: CountRoom): TallyResult {
  room.count()
  room.sayNoPaper()
  return resultOf(room.state) ?? expect.unreachable()
}

async function textOf(document: TallyDocument, result: TallyResult): Promise<string> {
  const printed = await new DocumentMaker(out).make(document, result)
  const path = printed.ok ? printed.value : expect.unreachable()
  // Lines are broken where the paper ends.
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
}

async function received(pairOne: (room: CountRoom) => void): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveReport(0)
  room.receiveReport(1)
  PLACES.forEach(([station, pair], i) => {
    if (i > 0) room.receiveMedium(i + 1, sealedBy(station, pair, 'original'))
  })
  pairOne(room)
  return room
}

const place = { station: '1' as StationId, pair: 1 as PairNumber }
const by = ['選挙 長']

// TC-17
it.each(FIGURES)('a duplicate in place of its original: %s', async (document) => {
  const room = await received((room) => {
    room.press({
      type: 'allow-duplicate',
      ...place,
      cause: 'damaged',
      chair: '開票 管',
      opinion: '異議なし',
      witnesses: by,
    })
    room.receiveMedium(1, sealedBy('1', 1, 'duplicate'))
  })
  const text = await textOf(document, counted(room))
  expect(text).toMatch(/破損/)
  // Who decided it stands where there is room for names.
  const names = ['counting-record', 'joined-record'].includes(document)
  if (names) expect(text).toContain('開票管の決定により')
})

it.each(FIGURES)('one of two valid seals: %s', async (document) => {
  const room = await received((room) => {
    room.receiveMedium(1, sealedBy('1', 1, 'original'))
    const other = sealedBy('1', 1, 'original', { serial: 'M-1-1-X', root: 'abcdef0123456789' })
    room.receiveMedium(5, other)
    room.press({ type: 'choose-seal', ...place, seal: sealNumberOf('abcdef0123456789'), reason: '交換の記録', by })
    room.receiveMedium(5, other)
  })
  expect(await textOf(document, counted(room))).toContain(sealNumberOf('abcdef0123456789').replaceAll(' ', ''))
})

it.each(FIGURES)(
  'a pair that was declared lost: %s; where nothing was decided nothing stands there',
  async (document) => {
    const result = counted(await received((room) => room.receiveMedium(1, sealedBy('1', 1, 'original'))))
    expect(await textOf(document, result)).not.toMatch(/含まれない記録媒体|選挙長の判断により/)
    const declared = {
      cause: 'destroyed',
      known: '焼けた',
      opinion: '異議なし',
      witnesses: by,
      recordsTold: null,
    } as const
    // Who signed it is asked where it is read.
    const signed = { bytes: new Uint8Array(1), signature: new Uint8Array(64) }
    const lost = {
      chair: '選挙 長',
      declaredAt: '2002-06-23T21:00' as LocalMinute,
      lost: [{ ...place, ...declared }],
      document: signed,
    }
    const without = { ...result, receipt: { ...result.receipt, lost } }
    expect(await textOf(document, without)).toContain('この結果に含まれない記録媒体')
  },
)
