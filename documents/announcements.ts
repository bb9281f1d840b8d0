/** The announcements in the hall: the poster, and the text that the officer reads aloud (令73, 84). Final figures only. */

import type { CandidateResult, ContestResult } from '#election/count/contest-result.ts'
import { inColumn, inWords } from '#election/count/votes-in-thousandths.ts'
import { figure } from '#election/figure.ts'
import { type ChairDecision, chairDecisions } from './chair-decisions.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, makeDocument, minuteInWords } from './form.ts'
import { named } from './lettering.ts'
import { type LostOnPaper, withoutLost } from './lost-media.ts'
import { HELD_BACK } from './poll-figures.ts'
import { type WallLook, wallLine } from './wall-line.ts'

export interface AnnouncementInput {
  readonly head: DocumentHead
  readonly contests: readonly ContestResult[]
  readonly lost: readonly LostOnPaper[]
  readonly decisions: readonly ChairDecision[]
}

const LOOK: WallLook = { size: 20, partySize: 11, space: 8, number: 50, party: 110, figure: 132, outcome: 0 }

/** To be read from two steps away: a line for each candidate, a page for each contest. */
export async function poster(input: AnnouncementInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(input.head, fonts, { title: '開票の結果', short: '掲示' }, (form) => {
    input.contests.forEach((contest, i) => {
      if (i > 0) form.newRecord('開票の結果')
      withoutLost(form, input.lost)
      chairDecisions(form, input.decisions)
      form.heading(contest.title)
      const told = inColumn(contest.candidates.map(({ votes }) => votes))
      for (const candidate of contest.candidates) line(form, candidate, contest, told)
      if (contest.state === 'joined-outcome') form.paragraph(HELD_BACK)
      form.space(10)
      form.facts([...sums(contest), ['確定', minuteInWords(input.head.madeAt)]])
    })
  })
}

function line(
  form: Form,
  { number, name, party, votes }: CandidateResult,
  contest: ContestResult,
  inItsColumn: ReturnType<typeof inColumn>,
): void {
  const told = contest.uncontested ? '無投票' : votes === null ? withoutVotes(contest) : inItsColumn(votes)
  wallLine(form, { number, name, party, figure: told, outcome: '' }, LOOK)
}

/** Found not eligible, or held back (CNT-12). */
function withoutVotes({ state }: ContestResult): string {
  return state === 'joined-outcome' ? '—' : '無効'
}

function sums({ sum, ended }: ContestResult): readonly (readonly [string, string])[] {
  if (sum === null) return []
  return [
    ['投票総数', figure(sum.cast)],
    ['有効投票数', inWords(sum.valid)],
    ['無効投票数', figure(sum.invalid)],
    ...(ended === null ? [] : [['操作を途中で終了した者の数', figure(ended)] as const]),
    ['持ち帰りその他（用紙）', figure(sum.takenAway)],
  ]
}

/** 朗読案: sentence by sentence, names with their reading. */
export async function readingScript(input: AnnouncementInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const name = { title: '朗読案', short: '朗読案' }
  return makeDocument(input.head, fonts, name, (form) => {
    form.paragraph('時刻は読み上げるときに手で書き入れる。', { size: 9 })
    for (const contest of input.contests) {
      form.heading(contest.title)
      for (const sentence of sentences(contest)) form.paragraph(sentence, { size: 13 })
    }
    form.space(8)
    withoutLost(form, input.lost)
    chairDecisions(form, input.decisions)
    form.signatureLine('朗読した時刻', { seal: false })
    form.signatureLine('朗読した者', { seal: false })
  })
}

function sentences(contest: ContestResult): readonly string[] {
  const { title, candidates, sum, uncontested, ended } = contest
  if (contest.state === 'joined-outcome') return outcomeSentences(contest)
  if (uncontested || sum === null) {
    return [`${named(title)}は、候補者の数が選挙すべき人数を超えないため、投票は行われませんでした。`]
  }
  return [
    `ただいまから、${named(title)}の開票の結果を申し上げます。`,
    ...candidates.map(({ number, name, kana, votes }) => {
      const told = votes === null ? '被選挙権がないと決定され、この候補者への投票は無効です' : `${inWords(votes)} 票`
      return `${number} 番、${named(name)}（${kana}）、${told}。`
    }),
    `投票総数 ${figure(sum.cast)} 票、有効投票 ${inWords(sum.valid)} 票、無効投票 ${figure(sum.invalid)} 票。`,
    ...(ended === null ? [] : [`ほかに、投票機の操作を途中で終了した方は ${figure(ended)} 人です。`]),
    '以上です。',
  ]
}

/** CNT-12: who is elected, and why no figure is read out. */
function outcomeSentences({ title, candidates }: ContestResult): readonly string[] {
  const won = candidates.filter(({ outcome }) => outcome === 'won' || outcome === 'won-by-lot')
  return [
    `ただいまから、${named(title)}の開票の結果を申し上げます。`,
    ...won.map(({ number, name, kana }) => `${number} 番、${named(name)}（${kana}）、当選。`),
    '得票数は、前に発表した数との差が10票未満のため、投票の秘密を守るため申し上げません。',
    '以上です。',
  ]
}
