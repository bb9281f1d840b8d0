/** 候補者一覧の送り状 (D-26, LAW-19, TC-20): a list that was signed after the machines were set up, to each machine that must get it. A page or more a station. */
import {
  type CandidateList,
  type ElectionPackage,
  type Station,
  shownName,
  suspendedIn,
} from '#election/definition/definition.ts'
import { listStickLabel } from '#election/definition/list-stick-label.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, dateInWords, drawDocument, type Form } from '../form.ts'
import * as tables from '../forms/tables.ts'

export interface ListSlipsInput {
  readonly head: DocumentHead
  readonly election: Pick<LoadedElection, 'electionPackage' | 'list' | 'fingerprint'> & {
    readonly lists: readonly { readonly list: CandidateList }[]
  }
  /** How far the office's record went (X3-C1); null: none is kept. */
  readonly record: { readonly lines: number; readonly number: string } | null
}

const WORD = { died: '死亡', withdrew: '辞退' } as const

export async function listSlips(input: ListSlipsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const { stations } = input.election.electionPackage
  const places = [...stations, null]
  const [first = null, ...others] = places
  return drawDocument(input.head, fonts, { title: titleOf(first), short: tables.listSlips.title }, (form) => {
    slip(form, input, first)
    for (const place of others) {
      form.newRecord(titleOf(place))
      slip(form, input, place)
    }
  })
}

function titleOf(station: Station | null): string {
  return `${tables.listSlips.title}　${station?.name ?? '集計機'}`
}

/** @param station null: the tally */
function slip(form: Form, { election, record }: ListSlipsInput, station: Station | null): void {
  const { electionPackage, list, fingerprint } = election
  drawForm(form, tables.listSlips, {
    label: listStickLabel(station?.index ?? null, list.version),
    ...{ version: `第${list.version}版`, fingerprint },
    ...(record === null ? {} : { record: `${record.lines}件まで　照合番号 ${record.number}` }),
    changes: changesIn(election).map((change) => ({ change })),
    machines: machinesAt(electionPackage, station).map(([name, serial]) => ({ name, serial })),
    ...{ atStation: station !== null, atTally: station === null },
  })
}

function machinesAt({ machines }: ElectionPackage, station: Station | null): readonly (readonly [string, string])[] {
  if (station === null) return [['集計機', '']]
  return machines.filter((machine) => machine.station === station.id).map((each) => [nameOf(each), each.serial])
}

function nameOf({ kind, spare, id }: Machine): string {
  return `${kind === 'kiosk' ? '投票機' : '発券機'}${spare ? '（予備）' : ''}　${id}`
}

/** Against the list before, a line each. */
function changesIn({ electionPackage, list, lists }: ListSlipsInput['election']): readonly string[] {
  const before = lists.map((each) => each.list).find(({ version }) => version === list.version - 1)
  const titles = new Map(electionPackage.contests.map(({ id, title }) => [id, title]))
  const contests = list.contests.flatMap((entry) => {
    const title = titles.get(entry.contest) ?? entry.contest
    return [...paperLines(title, entry.contest, list, before), ...goneLines(title, entry, before)]
  })
  return [...dayLine(list, before), ...contests]
}

function dayLine(list: CandidateList, before: CandidateList | undefined): readonly string[] {
  const { moved } = list
  if (moved === null || JSON.stringify(moved) === JSON.stringify(before?.moved)) return []
  return [`選挙期日は ${dateInWords(moved.date)}、投票は ${moved.opens} から ${moved.closes} まで。`]
}

function paperLines(
  title: string,
  contest: CandidateList['contests'][number]['contest'],
  list: CandidateList,
  before: CandidateList | undefined,
): readonly string[] {
  const now = suspendedIn(list).has(contest)
  const was = before !== undefined && suspendedIn(before).has(contest)
  if (now && !was) return [`${title}は、次の一覧が届くまで紙で投票する。投票機にも新しいカードにも出ない。`]
  return was && !now ? [`${title}は、投票機の投票に戻る。`] : []
}

function goneLines(
  title: string,
  { contest, candidates, uncontested }: CandidateList['contests'][number],
  before: CandidateList | undefined,
): readonly string[] {
  const earlier = before?.contests.find((each) => each.contest === contest)
  const was = new Map(earlier?.candidates.map(({ id, gone }) => [id, gone]))
  const gone = candidates.flatMap((each) => {
    const before = was.get(each.id) ?? null
    if (each.gone === before) return []
    const line = `${title}の候補者　${shownName(each)}　`
    if (each.gone !== null) return [`${line}${WORD[each.gone]}。画面に残り、選べない。`]
    return before === null ? [] : [`${line}${WORD[before]}の表示を取り消す。画面で選べる。`]
  })
  const isAsBefore = earlier === undefined || earlier.uncontested === uncontested
  const falls = isAsBefore ? [] : [`${title}は${uncontested ? '無投票になる' : '、無投票でなくなり、投票を行う'}。`]
  return [...gone, ...falls]
}
