/** 失われた記録媒体: the election chair's declaration on paper, and its words for every paper of the count. */

import { isOnlineBox, type LostPair } from '#election/count/lost-media.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { figure } from '#election/figure.ts'
import type { LocalMinute } from '#election/time.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { type Form, makeDocument, minuteInWords } from './form.ts'
import * as tables from './forms/tables.ts'
import { named, namesIn } from './lettering.ts'

export interface LostOnPaper {
  /** As it is printed. */
  readonly place: string
  readonly isOnline: boolean
  readonly cause: LostPair['cause']
  readonly known: string
  readonly opinion: string
  readonly witnesses: readonly string[]
  /** As the machine showed them at closing; null: nobody knows. */
  readonly recordsTold: readonly { readonly contest: string; readonly records: number }[] | null
}

export function lostOnPaper(
  { recordsTold, ...lost }: LostPair,
  { stations, contests }: Pick<ElectionPackage, 'stations' | 'contests'>,
): LostOnPaper {
  const told = contests.flatMap(({ id, title }) => {
    const records = recordsTold?.[id]
    return records === undefined ? [] : [{ contest: title, records }]
  })
  const isOnline = isOnlineBox(lost)
  const station = stations.find(({ id }) => id === lost.station)?.name ?? lost.station
  const place = isOnline ? 'オンライン投票箱' : `${named(station)}　組${lost.pair}`
  return { ...lost, place, isOnline, recordsTold: recordsTold === null ? null : told }
}

const CAUSES: Readonly<Record<LostPair['cause'], string>> = {
  lost: '媒体が見つからない',
  destroyed: '媒体が壊れて読めない',
  unclosable: 'どの投票機でも閉鎖できない',
  'never-started': '投票を始めていない',
}

/** The votes of an online box are on no medium of a pair. */
export function causeOf({ isOnline, cause }: LostOnPaper): string {
  return isOnline ? CAUSES[cause].replace('媒体', '投票箱の票') : CAUSES[cause]
}

const MEDIA = '記録媒体'
const BOX = 'オンライン投票箱の票'

/** As titles and headings call it; media where there is nothing. */
export function whatIsLost(lost: readonly LostOnPaper[]): string {
  if (!lost.some(({ isOnline }) => isOnline)) return MEDIA
  return lost.every(({ isOnline }) => isOnline) ? BOX : `${MEDIA}及び${BOX}`
}

export interface LostMediaInput {
  readonly head: DocumentHead
  readonly fingerprint: string
  readonly chair: string
  readonly declaredAt: LocalMinute
  readonly lost: readonly LostOnPaper[]
  /** SHA-256 of the signed file, hex. */
  readonly sha256: string
}

export async function lostMediaDeclaration(input: LostMediaInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const what = whatIsLost(input.lost)
  const title = `失われた${what}の宣言`
  const found =
    what === BOX ? '投票箱の票' : `組の媒体（正（原本）又は副（複写））${what === MEDIA ? '' : '又は投票箱の票'}`
  const witnesses = new Set(input.lost.flatMap((each) => each.witnesses))
  const data = {
    ...{ what, found, declaredAt: minuteInWords(input.declaredAt), fingerprint: input.fingerprint },
    ...lostInFull(input.lost),
    ...{ sha256: input.sha256.replace(/(.{8})(?=.)/g, '$1 '), chair: named(input.chair) },
    witnesses: [...witnesses].map(named),
  }
  const drawing = (form: Form) => drawForm(form, tables.lostMedia, data)
  return makeDocument(input.head, fonts, { title, short: title }, drawing, { whenMissing: 'geta' })
}

/** The known facts, and the words of the counting witnesses about them. */
export function lostInFull(lost: readonly LostOnPaper[]) {
  const lostPairs = lost.map((each) => ({
    ...{ place: each.place, cause: causeOf(each), known: each.known, told: toldOf(each) },
    counted: each.isOnline ? '票の数' : '記録の数',
    opinion: `${each.opinion}（${namesIn(each.witnesses)}）`,
  }))
  return { noLost: lost.length === 0, lostPairs }
}

export function toldOf({ isOnline, recordsTold }: LostOnPaper): string {
  const what = isOnline ? '失われた票の数' : '閉鎖のときに投票機が示した記録の数'
  if (recordsTold === null) return `${what}は分からない。`
  const counts = recordsTold.map(({ contest, records }) => `${named(contest)} ${figure(records)} 件`).join('、')
  return `${what}　${counts}`
}
