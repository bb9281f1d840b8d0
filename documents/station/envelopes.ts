/** Faces of the station's envelopes (DOC-06, 13, 14, 15, 18): printed, cut and glued on. */
import { figure } from '#election/figure.ts'
import { type Form, INNER_WIDTH, MARGIN, RULE_COLOUR } from '../form.ts'
import type { TextStyle } from '../lettering.ts'
import type { StationDay } from './station-day.ts'

const KIND: TextStyle = { size: 15, weight: 'bold' }
const LINE: TextStyle = { size: 12 }
const COUNT: TextStyle = { size: 34, weight: 'bold' }
const ROW = 38
const PADDING = 16
/** Widths of the two columns. */
const LABEL = 158
const VALUE = INNER_WIDTH - 2 * PADDING - LABEL

interface Face {
  readonly kind: string
  /** Printed large; null: nothing is counted. */
  readonly count: string | null
  /** A label and its value; null: a line for the pen. */
  readonly lines: readonly (readonly [label: string, value: string | null])[]
  /** Labels of the lines for signature and seal. */
  readonly sealedBy: readonly string[]
}

/** One face: a frame that is cut out. */
export function face(form: Form, { head, station, template }: StationDay, of: Face): void {
  const text = (words: string, style: TextStyle) => form.lettering.height(words, INNER_WIDTH - 2 * PADDING, style)
  const lines: Face['lines'] = [['選挙', head.electionTitle], ['投票所', station.name], ...of.lines]
  const signed = of.sealedBy.length * ROW
  const height =
    2 * PADDING +
    text(of.kind, KIND) +
    6 +
    (of.count === null ? 0 : text(of.count, COUNT)) +
    lines.reduce((sum, [label, value]) => sum + rowOf(form, label, value), signed)
  form.keepIfItFits(height)
  const top = form.y
  form.sheet.box(MARGIN, top, INNER_WIDTH, height, { stroke: RULE_COLOUR, line: 1, dashed: true })
  form.y = top + PADDING
  const box = { x: MARGIN + PADDING, width: INNER_WIDTH - 2 * PADDING }
  form.y += form.lettering.draw(of.kind, { ...box, y: form.y, align: 'center' }, KIND) + 6
  if (of.count !== null) form.y += form.lettering.draw(of.count, { ...box, y: form.y, align: 'center' }, COUNT)
  for (const [label, value] of lines) line(form, label, value, false)
  for (const label of of.sealedBy) line(form, label, null, template.seals)
  form.y = top + height + 14
}

/** A name of several lines needs more than a row: it would be written over the row above. */
function rowOf({ lettering }: Form, label: string, value: string | null): number {
  const height = Math.max(lettering.height(label, LABEL, LINE), lettering.height(value ?? '', VALUE, LINE))
  return Math.max(ROW, height + 14)
}

function line(form: Form, label: string, value: string | null, seal: boolean): void {
  const { lettering } = form
  const x = MARGIN + PADDING
  const right = MARGIN + INNER_WIDTH - PADDING
  const row = rowOf(form, label, value)
  const base = form.y + row - 10
  lettering.draw(label, { x, y: base - lettering.height(label, LABEL, LINE), width: LABEL }, LINE)
  if (value !== null) {
    lettering.draw(value, { x: x + LABEL, y: base - lettering.height(value, VALUE, LINE), width: VALUE }, LINE)
  }
  form.line(x + LABEL, base, right - (seal ? 30 : 0), base)
  if (seal) form.sealCircle(right - 12, base - 8)
  form.y += row
}

const SEALED_BY = ['投票管理者', '投票立会人'] as const

/** In the order of the ledger. */
const KEYS = [
  ['記録媒体送致箱　副（複写）の外鍵　1個', '投票管理者'],
  ['投票箱の内ぶたの鍵　1個及び外ぶたの鍵その1　1個', '投票管理者'],
  ['記録媒体送致箱　正（原本）の外鍵　1個', '投票立会人'],
  ['投票箱の外ぶたの鍵その2　1個', '投票立会人'],
] as const
export const keyNames = KEYS.map(([name]) => name)

/** D-03, ROL-07: four envelopes, five keys; who keeps which is written on the face before it is sealed. */
export function keyEnvelopes(form: Form, day: StationDay): void {
  KEYS.forEach(([key, side], place) => {
    const keeper = day.keyKeepers[place] ?? side
    face(form, day, {
      kind: `鍵在中（${place + 1}／4）`,
      count: null,
      lines: [
        ['鍵の区分', key],
        ['保管者の職氏名', keeper],
      ],
      sealedBy: SEALED_BY,
    })
  })
}

export function returnedCards(form: Form, day: StationDay): void {
  face(form, day, cardsFace(day, '投票を行わないで返却された投票カード　送致用封筒', day.atDesk.cards.inEnvelope))
}

export function foundCards(form: Form, day: StationDay): void {
  face(form, day, cardsFace(day, '投票していないことが発見された投票カード　送致用封筒', day.atDesk.cards.found))
}

/** D-24: each desk seals what came back to it. */
function cardsFace({ desk }: StationDay, kind: string, count: number): Face {
  const whose = desk === null ? [] : [['受付', `受付${desk.number}の分`] as const]
  return {
    kind,
    count: `${figure(count)} 枚`,
    lines: [...whose, ['封をした者が数えた枚数', null]],
    sealedBy: SEALED_BY,
  }
}

/** Form 9 of the ordinance: the voter writes the name; of a proxy vote also who wrote it. */
export function provisionalEnvelope(form: Form, day: StationDay): void {
  for (let copy = 0; copy < 2; copy++) {
    face(form, day, {
      kind: '仮投票用封筒',
      count: null,
      lines: [
        ['選挙の種類', day.contests.length === 1 ? (day.contests[0]?.title ?? null) : null],
        ['選挙人の氏名（自書）', null],
        ['代理投票のとき記載した者', null],
      ],
      sealedBy: [],
    })
  }
}

/** O65: back of an envelope that came after the closing hour; nothing is decided about it here. */
export function lateAbsentee(form: Form, day: StationDay): void {
  for (let copy = 0; copy < 2; copy++) {
    face(form, day, {
      kind: '投票所閉鎖時刻後に送致を受けた不在者投票（封筒の裏面）',
      count: null,
      lines: [
        ['受け取った年月日', null],
        ['受け取った時刻', null],
      ],
      sealedBy: ['投票管理者'],
    })
  }
}
