/**
 * 記録の二次元コード: a sealed medium as 2D codes (QR, JIS X 0510), a second carrier for a small box. Twelve a sheet, in the order of
 * the medium's pages, which means nothing.
 */
import { encodeQR } from 'qr'
import { assert } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { CODE_BYTES, CODES_PER_SHEET } from '#election/picture/code.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, INNER_WIDTH, MARGIN, makeDocument, SMALL } from './form.ts'
import type { TextStyle } from './lettering.ts'

export interface MediumCodesInput {
  readonly head: DocumentHead
  /** Name and id. */
  readonly station: string
  readonly pair: number
  readonly role: Role
  readonly serial: string
  /** 照合番号 of the final seal, as the machine showed it. */
  readonly sealFingerprint: string
  /** First digits of the set's number: sheets of one set bear the same. */
  readonly set: string
  /** The bytes of each code. */
  readonly codes: readonly Uint8Array[]
}

/** 117 modules wide. */
const VERSION = 25
const MODULES = 117
/** 0.44 mm: five dots of a printer of 300 dots an inch, and more than two and a half of a scan of 150. */
const MODULE = (0.44 / 25.4) * 72
const SIDE = MODULES * MODULE
const COLUMNS = 3
const ROWS = CODES_PER_SHEET / COLUMNS
const ACROSS = (INNER_WIDTH - SIDE) / (COLUMNS - 1)
/** Four modules must stay white on every side. */
const DOWN = SIDE + 6 * MODULE
const TITLE: TextStyle = { size: 11, weight: 'bold' }

export async function mediumCodes(input: MediumCodesInput, fonts: DocumentFonts): Promise<MadeDocument> {
  assert(ACROSS - SIDE >= 4 * MODULE, 'codes: white between two of them')
  const short = '記録の二次元コード'
  const sheets = Math.ceil(input.codes.length / CODES_PER_SHEET)
  return makeDocument(input.head, fonts, { title: short, short }, (form) => {
    for (let sheet = 1; sheet <= sheets; sheet++) {
      if (sheet > 1) {
        form.newPage()
        form.paragraph(short, TITLE)
      }
      drawSheet(form, input, sheet, sheets)
    }
  })
}

function drawSheet(form: Form, input: MediumCodesInput, sheet: number, sheets: number): void {
  const first = (sheet - 1) * CODES_PER_SHEET
  const codes = input.codes.slice(first, first + CODES_PER_SHEET)
  const role = input.role === 'original' ? '正（原本）' : '副（複写）'
  form.paragraph(`${input.station}　投票機 ${input.pair}　${role}　媒体 ${input.serial}`, SMALL)
  const numbers = codes.length === 1 ? `${first + 1}` : `${first + 1}～${first + codes.length}`
  const part = `${sheet} 枚目／全 ${sheets} 枚　コード ${numbers}（全 ${input.codes.length}）　組番号 ${input.set}`
  form.paragraph(part, { ...SMALL, weight: 'bold' })
  form.paragraph(
    `封印の照合番号 ${input.sealFingerprint}　記録媒体と同じく封筒に入れ、封印して運ぶ。写しを作らない。`,
    SMALL,
  )
  const top = form.y + 4
  assert(form.room >= 4 + (ROWS - 1) * DOWN + SIDE, 'codes: a sheet holds them')
  codes.forEach((code, at) => {
    const x = MARGIN + (at % COLUMNS) * ACROSS
    form.sheet.squares(x, top + Math.floor(at / COLUMNS) * DOWN, MODULE, matrixOf(code))
  })
}

/** All of one size, also the last one, which says less. */
function matrixOf(code: Uint8Array): readonly (readonly boolean[])[] {
  assert(code.length <= CODE_BYTES, 'codes: as much as one holds')
  // The library leaves at least one white module around: it is cut off, the sheet has its own.
  const drawn = encodeQR('-', 'raw', {
    version: VERSION,
    ecc: 'medium',
    encoding: 'byte',
    border: 1,
    textEncoder: () => code,
  })
  return drawn.slice(1, -1).map((row) => row.slice(1, -1))
}
