/** 投票手順案内 (DOC-21): what a voter does, in the words of the machine's own pages. Hangs in the hall and beside each machine; names nobody. */
import type { Contest } from '#election/definition/definition.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, MARGIN } from '../form.ts'
import type { TextStyle } from '../lettering.ts'

export interface VotingGuideInput {
  readonly head: DocumentHead
  /** Those that have a poll, in the order of the machine. */
  readonly contests: readonly Contest[]
}

const STEPS = [
  '受付で入場券を見せ、投票カードを1枚受け取ります。',
  'あいている投票機にカードを置きます。終わるまで置いたままにします。',
  '説明を見て「次へ」を押します。',
  '投票する人の名前を押します。名前が何ページかに分かれているときは「次のページ」で全部見ることができます。',
  '「確かめる」を押します。選んだ名前だけが大きく出ます。',
  '合っていれば「○ 投票する」を押します。ちがうときは「選び直す」を押します。',
  '「決めたとおりに記録されました」と出ます。ほかの選挙があるときは「次へ」を押し、同じように続けます。',
  'カードを取り、返却窓口に返します。これで終わりです。',
] as const
const HELP = [
  '字が小さいときは、画面の上の「大」か「特大」を押します。色は「色」、ボタンの位置は「ボタンを低く」で変えられます。',
  '音声で投票すること、係の者が代わりに操作すること（代理投票）もできます。受付で言ってください。',
  '選ばずに終えるときは「投票しないで終了する」を押します。',
  'わからないときは係の者を呼んでください。係の者は、だれに投票したかを見ません。聞きません。',
] as const

/** Three elections with long titles still leave it on one page. */
const NUMBER: TextStyle = { size: 18, weight: 'bold', colour: '#ffffff' }
const STEP: TextStyle = { size: 15.5 }
const CONTEST: TextStyle = { size: 13, weight: 'bold' }
const HELP_STYLE: TextStyle = { size: 11.5 }
const BADGE = 28
const GAP = 10

export async function votingGuide({ head, contests }: VotingGuideInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return drawDocument(head, fonts, { title: '投票のしかた', short: '投票手順案内' }, (form) => {
    for (const [place, { title }] of contests.entries()) form.paragraph(`${place + 1}　${title}`, CONTEST)
    form.space(8)
    STEPS.forEach((step, place) => {
      drawStep(form, String(place + 1), step)
    })
    form.space(6)
    for (const line of HELP) form.paragraph(`・${line}`, HELP_STYLE)
  })
}

function drawStep(form: Form, number: string, text: string): void {
  const { lettering, sheet } = form
  const width = INNER_WIDTH - BADGE - GAP
  const height = Math.max(BADGE, lettering.height(text, width, STEP))
  form.keepTogether(height + GAP)
  sheet.box(MARGIN, form.y, BADGE, BADGE, { round: 6, fill: '#1d3a5f' })
  lettering.draw(number, { x: MARGIN, y: form.y + 3, width: BADGE, align: 'center' }, NUMBER)
  lettering.draw(text, { x: MARGIN + BADGE + GAP, y: form.y + 4, width }, STEP)
  form.y += height + GAP
}
