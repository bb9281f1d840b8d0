/**
 * 機械の準備の報告: a sheet for each machine, of what `ippyo inspect machine` found there. The software's number is on it as a code that a
 * witness's own telephone reads: the machine's word about itself is held against what was published by something that is not the machine.
 */
import type { LocalMinute } from '#election/time.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, MARGIN, minuteInWords, SMALL } from '../form.ts'
import * as tables from '../forms/tables.ts'
import type { TextStyle } from '../lettering.ts'
import { drawQr } from '../qr-code.ts'

export interface ReadinessSheet {
  /** The kind of machine and, of a station's machine, its name: 投票機 1-K1. */
  readonly machine: string
  readonly station: string | null
  readonly serial: string | null
  /** 照合番号 of its key. */
  readonly number: string | null
  /** By the machine's own clock. */
  readonly at: LocalMinute
  readonly software: SoftwareOnPaper
  /** Whether a live start would refuse it, in a sentence. */
  readonly verdict: string
  /** Names of the points that the check does not have. */
  readonly notAsked: readonly string[]
  readonly points: readonly {
    readonly name: string
    readonly found: string
    /** Null: it holds. */
    readonly next: string | null
  }[]
}

type SoftwareOnPaper =
  | { readonly type: 'as-listed'; readonly fingerprint: string }
  | { readonly type: 'unlisted' }
  | { readonly type: 'differs'; readonly path: string }

const TITLE = tables.machineReadiness.title
/** 29 modules of 1 mm: any telephone reads it from a hand's distance. */
const CODE_SIDE = (29 / 25.4) * 72
const NUMBER: TextStyle = { size: 17, weight: 'bold' }

/** Letters and digits alone: each telephone shows them, whatever its language is. */
function softwareCode(fingerprint: string): string {
  return `Ippyo software ${fingerprint}`
}

export function machineReadiness(
  { head, sheets }: { readonly head: DocumentHead; readonly sheets: readonly ReadinessSheet[] },
  fonts: DocumentFonts,
): Promise<DrawnPaper> {
  const titleOf = ({ machine }: ReadinessSheet) => `${TITLE}　${machine}`
  const [first, ...others] = sheets
  const name = { title: first === undefined ? TITLE : titleOf(first), short: '機械の準備の報告' }
  return drawDocument(head, fonts, name, (form) => {
    if (first !== undefined) drawSheet(form, first)
    for (const sheet of others) {
      form.newRecord(titleOf(sheet))
      drawSheet(form, sheet)
    }
  })
}

function drawSheet(
  form: Form,
  { machine, station, serial, number, at, software, verdict, notAsked, points }: ReadinessSheet,
): void {
  const holding = points.filter(({ next }) => next === null)
  const given = {
    station: station ?? undefined,
    serial: serial ?? undefined,
    number: number ?? undefined,
    holding: holding.length === 0 ? undefined : holding.map(({ name }) => name).join('、'),
    left: notAsked.length === 0 ? undefined : notAsked.join('、'),
    differs: software.type === 'differs' ? software.path : undefined,
  }
  drawForm(form, tables.machineReadiness, {
    ...given,
    machine,
    checked: minuteInWords(at),
    verdict,
    unlisted: software.type === 'unlisted',
    code: (part) => {
      if (software.type === 'as-listed') drawNumber(part, software.fingerprint)
    },
    fails: points.flatMap(({ name, found, next }) => (next === null ? [] : [{ name, found, next }])),
  })
}

function drawNumber(form: Form, fingerprint: string): void {
  form.keepTogether(CODE_SIDE + 16)
  const top = form.y + 4
  drawQr(form, softwareCode(fingerprint), { x: MARGIN + 8, y: top, side: CODE_SIDE })
  const beside = { x: MARGIN + CODE_SIDE + 30, width: INNER_WIDTH - CODE_SIDE - 30 }
  let y = top + 2
  y += form.lettering.draw('ソフトウェアの照合番号', { ...beside, y }, SMALL) + 2
  y += form.lettering.draw(fingerprint, { ...beside, y }, NUMBER) + 6
  const words =
    '立会人は、左の二次元コードを自分の電話で読み、電話に出た番号を、公表された番号と比べる。コードには、上の番号だけがある。通信は起こらない。'
  form.lettering.draw(words, { ...beside, y }, SMALL)
  form.space(CODE_SIDE + 14)
}
