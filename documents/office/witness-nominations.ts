/** 開票立会人・選挙立会人となるべき者の届出書・承諾書 (PEO 62, 76; PEO Order 69, 82; forms 14 and 15): a sheet for each candidate of a poll, by the name of the register. */
import type { CandidateList, Contest } from '#election/definition/definition.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { partiesIn } from '#election/kinds/open-list/rule.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, dateInWords, drawDocument, type Form } from '../form.ts'
import { witnessNomination } from '../forms/tables.ts'
import { named } from '../lettering.ts'
import { UNCONFIRMED } from './each-station.ts'

export interface NominationsInput {
  readonly head: DocumentHead
  readonly contests: readonly Contest[]
  readonly list: CandidateList
}

interface Nominating {
  readonly contest: string
  readonly name: string
  readonly party: string
}

const TITLE = witnessNomination.title

export function witnessNominations(input: NominationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const [first, ...others] = nominatingIn(input)
  const head = { ...input.head, note: UNCONFIRMED }
  return drawDocument(head, fonts, { title: TITLE, short: TITLE }, (form) => {
    // TC-52: no count, no witness of one. Nobody stands in a question who could name any; a party with a list may (PEO 62(1)).
    if (first === undefined) form.paragraph('候補者が立会人を届け出る選挙はありません。')
    else sheet(form, first)
    for (const each of others) {
      form.newRecord(TITLE)
      sheet(form, each)
    }
  })
}

function nominatingIn({ contests, list }: NominationsInput): readonly Nominating[] {
  return list.contests.flatMap(({ contest, candidates, openLists, uncontested }) => {
    const of = contests.find(({ id }) => id === contest)
    if (uncontested || (of !== undefined && kindOf(of).about === 'choices')) return []
    const title = of?.title ?? contest
    // A party with a list names a witness, and nobody on it does (PEO 62(1)).
    const naming = openLists === undefined ? candidates : partiesIn(candidates, openLists)
    return naming.flatMap(({ name, party, gone }) => (gone === null ? [{ contest: title, name, party }] : []))
  })
}

function sheet(form: Form, { contest, name, party }: Nominating): void {
  drawForm(form, witnessNomination, {
    contest,
    date: dateInWords(form.head.date),
    district: form.head.municipality,
    candidate: name,
    party,
    contestNamed: named(contest),
    candidateNamed: named(name),
  })
}
