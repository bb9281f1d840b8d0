/** 開票立会人・選挙立会人となるべき者の届出書・承諾書 (PEO 62, 76; PEO Order 69, 82; forms 14 and 15): a sheet for each candidate of a poll, by the name of the register. */
import type { CandidateList, Contest } from '#election/definition/definition.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, dateInWords, drawDocument, type Form, SMALL } from '../form.ts'
import { named } from '../lettering.ts'
import { DATE_BY_HAND, section } from '../ruled.ts'
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

const TITLE = '立会人となるべき者の届出書・承諾書'

export function witnessNominations(input: NominationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const [first, ...others] = nominatingIn(input)
  const head = { ...input.head, note: UNCONFIRMED }
  return drawDocument(head, fonts, { title: TITLE, short: TITLE }, (form) => {
    // TC-52: no count, no witness of one.
    if (first === undefined) form.paragraph('投票を行う選挙はありません。')
    else sheet(form, first)
    for (const each of others) {
      form.newRecord(TITLE)
      sheet(form, each)
    }
  })
}

function nominatingIn({ contests, list }: NominationsInput): readonly Nominating[] {
  return list.contests.flatMap(({ contest, candidates, uncontested }) => {
    if (uncontested) return []
    const title = contests.find(({ id }) => id === contest)?.title ?? contest
    return candidates.flatMap(({ name, party, gone }) => (gone === null ? [{ contest: title, name, party }] : []))
  })
}

function sheet(form: Form, { contest, name, party }: Nominating): void {
  section(form, '届出書', [
    ['選挙', contest],
    ['執行年月日', dateInWords(form.head.date)],
    ['開票区', form.head.municipality],
    ['届け出る立会人', '□ 開票立会人　　□ 選挙立会人'],
    ['立会人となるべき者の住所', null],
    ['氏名', null],
    ['生年月日', DATE_BY_HAND],
    ['届け出る候補者', name],
    ['候補者の党派', party],
    ['届け出た年月日', DATE_BY_HAND],
  ])
  form.paragraph('開票管理者　選挙長　あて', SMALL)
  form.signatureLine('候補者　署名', { seal: true })
  form.space(6)
  form.heading('承諾書')
  const witness = (part: Form) => part.signatureLines(['立会人　署名'])
  const consent: readonly (readonly [string, string | null])[] = [
    ['住所', null],
    ['承諾した年月日', DATE_BY_HAND],
  ]
  form.paragraph(`${named(contest)}において、候補者 ${named(name)} の届出による立会人となることを承諾します。`)
  section(form, '承諾した者', consent, { after: form.heightOf(witness) })
  witness(form)
}
