/**
 * 氏名等掲示 (PEO 175): who stands, in the order of the lot, by the name that the machine shows and the party's name or its approved
 * short form; one page or more an election, no numbers, no pictures. Who stands no more keeps the place here too, and has a notice of
 * its own (`gone-notice.ts`).
 */
import { type Candidate, type CandidateList, type Contest, shownName } from '#election/definition/definition.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, MARGIN, RULE_COLOUR } from '../form.ts'
import type { TextStyle } from '../lettering.ts'

export interface CandidateNoticeInput {
  readonly head: DocumentHead
  readonly contests: readonly Contest[]
  readonly list: CandidateList
}

const NAME: TextStyle = { size: 26, weight: 'bold' }
const KANA: TextStyle = { size: 10 }
const PARTY: TextStyle = { size: 15 }
const PADDING = 9
const PARTY_WIDTH = 190
const NAME_WIDTH = INNER_WIDTH - PARTY_WIDTH - 3 * PADDING

export async function candidateNotice(input: CandidateNoticeInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const [first, ...others] = input.list.contests.filter(({ uncontested }) => !uncontested)
  const titleOf = (id: string) =>
    `${input.contests.find((contest) => contest.id === id)?.title ?? id}　候補者の氏名及び党派別`
  const title = first === undefined ? '候補者の氏名及び党派別' : titleOf(first.contest)
  return drawDocument(input.head, fonts, { title, short: '氏名等掲示' }, (form) => {
    // TC-52: nobody votes, and nothing is posted where people vote.
    if (first === undefined) form.paragraph('投票を行う選挙はありません。')
    else names(form, first.candidates)
    for (const { contest, candidates } of others) {
      form.newRecord(titleOf(contest))
      names(form, candidates)
    }
  })
}

function names(form: Form, candidates: readonly Candidate[]): void {
  for (const candidate of candidates) {
    const { lettering } = form
    const name = shownName(candidate)
    const kana = lettering.height(candidate.kana, NAME_WIDTH, KANA)
    const height =
      2 * PADDING +
      Math.max(kana + lettering.height(name, NAME_WIDTH, NAME), lettering.height(candidate.party, PARTY_WIDTH, PARTY))
    form.keepTogether(height)
    form.sheet.box(MARGIN, form.y, INNER_WIDTH, height, { stroke: RULE_COLOUR, line: 0.8 })
    const left = { x: MARGIN + PADDING, width: NAME_WIDTH }
    lettering.draw(candidate.kana, { ...left, y: form.y + PADDING }, KANA)
    lettering.draw(name, { ...left, y: form.y + PADDING + kana }, NAME)
    const party = { x: MARGIN + INNER_WIDTH - PADDING - PARTY_WIDTH, y: form.y + PADDING + kana, width: PARTY_WIDTH }
    lettering.draw(candidate.party, party, PARTY)
    form.y += height
  }
}
