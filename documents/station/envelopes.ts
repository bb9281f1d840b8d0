/** Faces of the station's envelopes (DOC-06, 13, 14, 15, 18). */
import { figure } from '#election/figure.ts'
import { drawForm } from '../draw-form.ts'
import type { Form } from '../form.ts'
import { absenteeLate, cardsEnvelope, keyEnvelopes, provisionalEnvelope } from '../forms/tables.ts'
import type { StationDay } from './station-day.ts'

/** On each face of a station. */
function onFace({ head, station, template }: StationDay) {
  return { elections: head.electionTitle, station: station.name, seals: template.seals }
}

/** In the order of the ledger. */
const KEYS = [
  ['記録媒体送致箱　副（複写）の外鍵　1個', '投票管理者'],
  ['投票箱の内ぶたの鍵　1個及び外ぶたの鍵その1　1個', '投票管理者'],
  ['記録媒体送致箱　正（原本）の外鍵　1個', '投票立会人'],
  ['投票箱の外ぶたの鍵その2　1個', '投票立会人'],
] as const
export const keyNames = KEYS.map(([name]) => name)

/** D-03, ROL-07: four envelopes, five keys; who keeps which is written on the face before it is sealed. */
export function drawKeyEnvelopes(form: Form, day: StationDay): void {
  const keys = KEYS.map(([key, side], place) => {
    return { ...onFace(day), number: String(place + 1), key, keeper: day.keyKeepers[place] ?? side }
  })
  drawForm(form, keyEnvelopes, { keys })
}

/** D-24: each desk seals what came back to it. */
export function drawCardsEnvelope(form: Form, day: StationDay, of: 'inEnvelope' | 'found'): void {
  const kind =
    of === 'inEnvelope'
      ? '投票を行わないで返却された投票カード　送致用封筒'
      : '投票していないことが発見された投票カード　送致用封筒'
  const desk = day.desk === null ? {} : { desk: `受付${day.desk.number}の分` }
  drawForm(form, cardsEnvelope, { ...onFace(day), kind, count: `${figure(day.atDesk.cards[of])} 枚`, ...desk })
}

/** Form 9 of the ordinance: the voter writes the name; of a proxy vote also who wrote it. */
export function drawProvisionalEnvelope(form: Form, day: StationDay): void {
  const [only, ...others] = day.contests
  const copy = { ...onFace(day), kind: others.length === 0 ? (only?.title ?? null) : null }
  drawForm(form, provisionalEnvelope, { copies: [copy, copy] })
}

/** O65: back of an envelope that came after the closing hour; nothing is decided about it here. */
export function drawAbsenteeLate(form: Form, day: StationDay): void {
  drawForm(form, absenteeLate, { copies: [onFace(day), onFace(day)] })
}
