/** The people whom the record of the day names, out of the books: in the order of the roll, without a time (DOC-03, DOC-07 … DOC-09). */
import type { HelpedVoter, StationDay, VoterOnPaper, VotersOfDay } from '#documents/station/station-day.ts'
import { has } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { OrderRow } from '#election/roll/order-row.ts'
import type { Standing } from '#election/roll/standing.ts'
import type { ProvisionalGround } from '#election/roll/ways.ts'
import { atReception } from '#issuer/session/facts.ts'
import type { VoterForPapers } from '../books/row-form.ts'
import type { OpenStation } from '../station.ts'
import { onlineVoidsOf } from './online-voids.ts'

export function votersOnPaper(
  station: OpenStation,
  entered: readonly OrderRow[],
): Pick<StationDay, 'helped' | 'voters'> {
  const { books, facts } = station
  const rows = books.forPapers()
  const idsIn = (mask: ContestMask) =>
    atReception(facts)
      .filter(({ bit }) => has(mask, bit))
      .map(({ id }) => id)
  const byOrder = entered.map(({ rollNo, name, address, birthDate, sex, order }) => {
    const { marks } = books.standing(books.rowOf(rollNo))
    return { rollNo, name, address, birthDate, sex, ...order, contests: idsIn(marks) }
  })
  const boxes = onlineVoidsOf(station)
  const online = boxes && { voided: boxes.voided.length, twice: boxes.twice.length, cards: boxes.cards.length }
  const isSlip = facts.slips !== null
  const voters = { ...votersIn(rows, (row) => onPaper(row, isSlip, idsIn)), byOrder, online }
  return { helped: rows.flatMap((row) => helpedIn(row, idsIn)), voters }
}

type IdsIn = (mask: ContestMask) => readonly string[]

function helpedIn({ voter: { rollNo, name, sex, address }, forms }: VoterForPapers, idsIn: IdsIn): HelpedVoter[] {
  return forms.flatMap(({ contests, form }) => {
    if (form.type === 'provisional') return []
    return [{ rollNo, name, sex, address, mode: form.type, assistants: form.assistants, contests: idsIn(contests) }]
  })
}

function votersIn(
  rows: readonly VoterForPapers[],
  named: (row: VoterForPapers) => VoterOnPaper,
): Omit<VotersOfDay, 'byOrder' | 'online'> {
  const namesOf = (chosen: readonly VoterForPapers[]) => chosen.map(({ voter }) => voter.name)
  return {
    refused: rows.flatMap(({ voter, standing: { refused, paper } }) =>
      refused === 'none' ? [] : [{ name: voter.name, reason: REFUSED[refused], provisional: paper === 'provisional' }],
    ),
    brailleRefused: namesOf(rows.filter(({ standing }) => standing.brailleRefused)),
    proxyRefused: namesOf(rows.filter(({ standing }) => standing.proxyRefused)),
    papersBack: namesOf(rows.filter(({ standing }) => standing.absenteePapers > 0)),
    braille: rows.filter(({ standing }) => standing.paper === 'braille').map(named),
    provisional: rows
      .filter(({ standing }) => standing.paper === 'provisional')
      .map((row) => ({ ...named(row), ...groundOf(row) })),
  }
}

function onPaper({ voter, standing }: VoterForPapers, isSlip: boolean, idsIn: IdsIn): VoterOnPaper {
  const { rollNo, name, address, birthDate, sex } = voter
  return { rollNo, name, address, birthDate: isSlip ? null : birthDate, sex, contests: idsIn(standing.ballots) }
}

const REFUSED: Readonly<Record<Exclude<Standing['refused'], 'none'>, string>> = {
  'no-right': '選挙権がない',
  'no-declaration': '本人である旨の宣言をしない',
}

const GROUNDS: Readonly<Record<ProvisionalGround, string>> = {
  'no-right': '選挙権がないとの拒否に対する選挙人の不服',
  'no-declaration': '宣言をしないことによる拒否に対する選挙人の不服',
  'refusal-objected': '拒否に対する投票立会人の異議',
  'admission-objected': '投票させることに対する投票立会人の異議',
}

/** One form for each contest: the words of several are one under the other. */
function groundOf({ forms }: VoterForPapers): { readonly ground: string; readonly words: string } {
  const own = forms.flatMap(({ form }) => (form.type === 'provisional' ? [form] : []))
  const decided = { officer: '投票管理者', deputy: '職務代理者' } as const
  return {
    ground: own.map(({ ground }) => GROUNDS[ground]).join('\n'),
    words: own.map(({ decidedBy, words }) => `決定 ${decided[decidedBy]}。${words}`).join('\n'),
  }
}
