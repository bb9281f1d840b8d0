/**
 * 候補者の死亡・辞退の掲示 (LAW-18): for the wall of a polling station, large enough to be read from where one waits. It says who died or withdrew and
 * how the voting machine shows it, and nothing of votes.
 */
import type { Gone } from '#election/definition/definition.ts'
import type { LocalMinute } from '#election/time.ts'
import type { DocumentFonts, DocumentHead } from './document.ts'
import { drawForm } from './draw-form.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, MARGIN, minuteInWords, RULE_COLOUR } from './form.ts'
import * as tables from './forms/tables.ts'
import { named, type TextStyle } from './lettering.ts'
import { digits } from './ruled.ts'

export interface GoneNoticeInput {
  readonly head: DocumentHead
  readonly station: string
  /** Those that the station votes in, with somebody who is gone. */
  readonly contests: readonly { readonly title: string; readonly gone: readonly GoneCandidate[] }[]
  readonly list: { readonly version: number; readonly fingerprint: string }
  /** When the commission entered it; null: for the pen. */
  readonly enteredAt: LocalMinute | null
}

interface GoneCandidate {
  readonly number: number
  readonly name: string
  readonly kana: string
  readonly party: string
  readonly gone: Gone
}

/** As on the voter's screen. */
const WORDS: Readonly<Record<Gone, string>> = { died: '死亡', withdrew: '辞退' }

const CONTEST: TextStyle = { size: 20, weight: 'bold' }
const NUMBER: TextStyle = { size: 34, weight: 'bold' }
const KANA: TextStyle = { size: 13 }
const NAME: TextStyle = { size: 30, weight: 'bold' }
const PARTY: TextStyle = { size: 13 }
const WORD: TextStyle = { size: 30, weight: 'bold' }
const PADDING = 10
const NUMBER_WIDTH = 62
const WORD_WIDTH = 96
const NAME_WIDTH = INNER_WIDTH - NUMBER_WIDTH - WORD_WIDTH - 2 * PADDING

export async function goneNotice(input: GoneNoticeInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const { station, contests, list, enteredAt } = input
  const name = { title: tables.goneNotice.title, short: `死亡・辞退の掲示　${station}` }
  return drawDocument(input.head, fonts, name, (form) =>
    drawForm(form, tables.goneNotice, {
      contests: contests.map(({ title, gone }) => ({ gone: (part: Form) => goneOf(part, title, gone) })),
      ...{ station, list: `第${list.version}版`, checkNumber: digits(list.fingerprint.replace(/\D/g, '')) },
      enteredAt: enteredAt === null ? null : minuteInWords(enteredAt),
    }),
  )
}

function goneOf(form: Form, title: string, gone: readonly GoneCandidate[]): void {
  form.keepTogether(40 + Math.max(...gone.map((each) => heightOf(form, each))))
  form.paragraph(title, CONTEST)
  for (const each of gone) row(form, each)
}

function heightOf({ lettering }: Form, { name, kana, party }: GoneCandidate): number {
  const parts = [lettering.height(kana, NAME_WIDTH, KANA), lettering.height(named(name), NAME_WIDTH, NAME)]
  return parts.reduce((sum, part) => sum + part, lettering.height(party, NAME_WIDTH, PARTY)) + 2 * PADDING
}

function row(form: Form, candidate: GoneCandidate): void {
  const { lettering, sheet } = form
  const height = heightOf(form, candidate)
  form.keepTogether(height)
  const { y } = form
  sheet.box(MARGIN, y, INNER_WIDTH, height, { stroke: RULE_COLOUR, line: 1.2 })
  const middle = (style: TextStyle) => y + (height - style.size * 1.45) / 2
  const number = { x: MARGIN, y: middle(NUMBER), width: NUMBER_WIDTH, align: 'center' } as const
  lettering.draw(String(candidate.number), number, NUMBER)
  const name = { x: MARGIN + NUMBER_WIDTH + PADDING, width: NAME_WIDTH }
  let pen = y + PADDING
  pen += lettering.draw(candidate.kana, { ...name, y: pen }, KANA)
  pen += lettering.draw(named(candidate.name), { ...name, y: pen }, NAME)
  lettering.draw(candidate.party, { ...name, y: pen }, PARTY)
  const word = { x: MARGIN + INNER_WIDTH - WORD_WIDTH, y: middle(WORD), width: WORD_WIDTH, align: 'center' } as const
  lettering.draw(WORDS[candidate.gone], word, WORD)
  form.y += height
}
