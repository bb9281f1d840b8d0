/**
 * 氏名等掲示 (PEO 175): the candidates in the order of the lot, by the name that the machine shows and the party's name or its approved short
 * form; one page or more an election, no numbers, no pictures. A candidate who died or withdrew keeps the place here too, and has a notice
 * of their own (`gone-notice.ts`).
 */
import { type Candidate, type CandidateList, type Contest, shownName } from '#election/definition/definition.ts'
import type { Kind } from '#election/kinds/kind.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { choicesOfList } from '#election/kinds/open-list/rule.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, MARGIN, RULE_COLOUR } from '../form.ts'
import type { TextStyle } from '../lettering.ts'

export interface CandidateNoticeInput {
  readonly head: DocumentHead
  readonly contests: readonly Contest[]
  readonly list: CandidateList
}

interface Look {
  readonly name: TextStyle
  readonly kana: TextStyle
  readonly party: TextStyle
  readonly nameWidth: number
  readonly partyWidth: number
  /** Above and below. */
  readonly padding: number
}

const OF_PEOPLE = '候補者の氏名及び党派別'
const WHAT: Readonly<Record<Kind['about'], string>> = {
  people: OF_PEOPLE,
  choices: '選択肢',
  parties: '名簿届出政党等の名称及び略称',
  'open-lists': '名簿届出政党等の名称及び略称並びに名簿登載者の氏名',
  judges: '審査に付される裁判官の氏名',
}

/** Read from some steps away: the largest at which no name breaks and the sheets are filled. */
const SIZES = [60, 54, 48, 44, 40, 36, 32, 30, 28, 26] as const
const PADDING = 9

export async function candidateNotice(input: CandidateNoticeInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const [first, ...others] = input.list.contests.filter(({ uncontested }) => !uncontested)
  const titleOf = (id: string) => {
    const contest = input.contests.find((each) => each.id === id)
    return `${contest?.title ?? id}　${contest === undefined ? OF_PEOPLE : WHAT[kindOf(contest).about]}`
  }
  const title = first === undefined ? OF_PEOPLE : titleOf(first.contest)
  return drawDocument(input.head, fonts, { title, short: '氏名等掲示' }, (form) => {
    // TC-52: nobody votes, and nothing is posted where people vote.
    if (first === undefined) form.paragraph('投票を行う選挙はありません。')
    else names(form, inOrder(first))
    for (const entry of others) {
      form.newRecord(titleOf(entry.contest))
      names(form, inOrder(entry))
    }
  })
}

/** PEO 175: people are with their party, those of the 特定枠 apart from the others and by their ranks, which decide who is elected first. */
function inOrder({ candidates, openLists }: CandidateList['contests'][number]): readonly Candidate[] {
  if (openLists === undefined) return candidates
  return openLists.flatMap((list) => {
    const [party] = choicesOfList(candidates, list)
    const people = list.people.flatMap(({ number, rank }) => {
      const person = candidates.find((each) => each.number === number)
      if (person === undefined) return []
      return [rank === null ? person : { ...person, party: `${person.party}（特定枠 ${rank}）` }]
    })
    return [...(party === undefined ? [] : [party]), ...people]
  })
}

function names(form: Form, candidates: readonly Candidate[]): void {
  const { room } = form
  const highest = (look: Look) => Math.max(...candidates.map((each) => rowHeight(form, each, look)))
  const least = lookOf(SIZES.at(-1) as number)
  // As few sheets as hold them at the smallest size, with as many on each.
  const sheets = Math.ceil(candidates.length / Math.max(1, Math.floor(room / highest(least))))
  const onEach = Math.ceil(candidates.length / sheets)
  const looks = SIZES.map(lookOf).filter((look) => isWhole(form, candidates, look))
  const look = looks.find((each) => highest(each) * onEach <= room) ?? least
  const padding = look.padding + Math.max(0, room / onEach - highest(look)) / 2
  for (const candidate of candidates) row(form, candidate, { ...look, padding })
}

function lookOf(size: number): Look {
  const partyWidth = 0.38 * INNER_WIDTH
  const nameWidth = INNER_WIDTH - partyWidth - 3 * PADDING
  const styles = { name: { size, weight: 'bold' }, kana: { size: size * 0.4 }, party: { size: size * 0.55 } } as const
  return { ...styles, nameWidth, partyWidth, padding: PADDING }
}

/** No name and no party in two lines. */
function isWhole({ lettering }: Form, candidates: readonly Candidate[], look: Look): boolean {
  return candidates.every((each) => {
    const parts = [
      [shownName(each), look.name, look.nameWidth],
      [each.kana, look.kana, look.nameWidth],
      [each.party, look.party, look.partyWidth],
    ] as const
    return parts.every(([text, style, width]) => lettering.width(text, style) <= width)
  })
}

function rowHeight({ lettering }: Form, candidate: Candidate, { name, kana, party, ...look }: Look): number {
  const { nameWidth, partyWidth, padding } = look
  const left =
    lettering.height(candidate.kana, nameWidth, kana) + lettering.height(shownName(candidate), nameWidth, name)
  return 2 * padding + Math.max(left, lettering.height(candidate.party, partyWidth, party))
}

function row(form: Form, candidate: Candidate, look: Look): void {
  const { lettering } = form
  const height = rowHeight(form, candidate, look)
  form.keepTogether(height)
  const { y } = form
  form.sheet.box(MARGIN, y, INNER_WIDTH, height, { stroke: RULE_COLOUR, line: 0.8 })
  const left = { x: MARGIN + PADDING, width: look.nameWidth }
  const kana = lettering.draw(candidate.kana, { ...left, y: y + look.padding }, look.kana)
  lettering.draw(shownName(candidate), { ...left, y: y + look.padding + kana }, look.name)
  const party = lettering.height(candidate.party, look.partyWidth, look.party)
  const right = {
    x: MARGIN + INNER_WIDTH - PADDING - look.partyWidth,
    y: y + (height - party) / 2,
    width: look.partyWidth,
  }
  lettering.draw(candidate.party, right, look.party)
  form.y += height
}
