/** 選挙の結果 of a school, a union or a company (S-05): its votes came from the online box alone, and no law has a form for it. */
import type { ContestResult } from '#election/count/contest-result.ts'
import { inDecimals } from '#election/count/votes-in-thousandths.ts'
import { figure } from '#election/figure.ts'
import { outcomesOn } from './announced-contest.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { BODY, dateInWords, type Form, INNER_WIDTH, makeDocument, SMALL } from './form.ts'
import { named } from './lettering.ts'
import { verdictOnPaper } from './question-on-paper.ts'
import { table } from './table.ts'

export interface BodyResultInput {
  readonly head: DocumentHead
  readonly contests: readonly ContestResult[]
  /** 20 digits of package and candidate list. */
  readonly fingerprint: string
  /** 20 digits; null: no bundle yet. */
  readonly bundle: string | null
}

export async function bodyResult(input: BodyResultInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const { bundle, contests, fingerprint, head } = input
  return makeDocument(head, fonts, { title: '選挙の結果', short: '選挙の結果' }, (form) => {
    form.facts([
      ['団体', head.municipality],
      ['選挙', head.electionTitle],
      ['開いた日', dateInWords(head.date)],
      ['選挙の照合番号', fingerprint],
      ...(bundle === null ? [] : [['公表データの番号', bundle] as const]),
    ])
    for (const contest of contests) contestPart(form, contest)
    form.endPart()
    form.together((part) => {
      part.paragraph(
        '票は、混ぜてから開きました。どの票がだれのものかは、だれにも分かりません。公表データの番号を使えば、だれでも検証のページで確かめられます。',
        SMALL,
      )
      part.space(8)
      part.signatureLines(['開いた人　氏名', '立ち会った人　氏名', '立ち会った人　氏名'])
    })
  })
}

const NUMBER = 44
const VOTES = 70
const OUTCOME = 110

function contestPart(form: Form, contest: ContestResult): void {
  const isAsked = contest.question !== undefined
  form.heading(isAsked ? named(contest.title) : `${named(contest.title)}　（${contest.seats}人を選ぶ）`)
  const words = outcomesOn(contest)
  const columns = [
    { header: '番号', width: NUMBER, align: 'center' },
    { header: isAsked ? '答え' : '候補者', width: INNER_WIDTH - NUMBER - VOTES - OUTCOME },
    { header: '票', width: VOTES, align: 'right' },
    { header: '結果', width: OUTCOME, align: 'center' },
  ] as const
  const rows = contest.candidates.map((candidate) => [
    String(candidate.number),
    candidate.name,
    candidate.votes === null ? '—' : inDecimals(candidate.votes),
    words[candidate.outcome],
  ])
  table(form, columns, rows)
  if (contest.verdict !== undefined) form.paragraph(`結果　${verdictOnPaper(contest.verdict)}`)
  form.paragraph(
    `投票した人　${figure(contest.records)} 人（選ばずに進んだ人 ${figure(contest.ended ?? 0)} 人を含む）`,
    BODY,
  )
}
