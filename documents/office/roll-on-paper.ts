/**
 * 選挙人名簿抄本（用紙）: the roll of one station, for the day on which no issuer works (ELG-20). In the order of the roll, with the marks up to now; a field for
 * the pen in each contest, and none for a time: the paper does not show who came when (LAW-02).
 */
import { birthInEra } from '#election/birth-date.ts'
import { has } from '#election/contests.ts'
import type { ReceptionContest, RollMark, RollRow, Station } from '#election/definition/definition.ts'
import type { ContestBit } from '#election/ids.ts'
import { earlyOf, rightTo } from '#election/roll/contest-right.ts'
import type { LocalMinute } from '#election/time.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, dateInWords, drawDocument, type Form, INNER_WIDTH, minuteInWords } from '../form.ts'
import { rollOnPaper as paper } from '../forms/tables.ts'
import { named } from '../lettering.ts'
import { sexIn } from '../sex-words.ts'
import { type Cell, type Column, table } from '../table.ts'

export interface RollOnPaperInput {
  readonly head: DocumentHead
  readonly station: Station
  /** Those of another authority are the last ones (PAP-10). */
  readonly contests: readonly ReceptionContest[]
  /** In the order of the roll, with what the office knows of each. */
  readonly rows: readonly RollRow[]
  /** Number of the last round that is in it; 0: none. */
  readonly round: number
  readonly madeAt: LocalMinute
}

const MARKS: Readonly<Record<RollMark, string>> = {
  none: '',
  struck: '抹消',
  died: '死亡',
  moved: '転出',
  disqualified: '失権',
  absentee_voted: '不在者投票済',
  absentee_issued: '不在者用紙交付',
  early_voted: '期日前',
  online: 'オンライン未',
  online_voted: 'オンライン済',
  online_void_first: 'オンライン済',
}
/** As wide as 番号 of twenty letters in small type. */
const NUMBER = 54
const MARK = 48
const NAME = 108
const BIRTH = 92
const CONTEST = 34
/** Of all contests together, so that the address keeps its lines. */
const CONTESTS = 140

/** Each station is a file of its own: its roll goes to that station alone. */
export function rollOnPaper(input: RollOnPaperInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const title = `${paper.title}　${named(input.station.name)}`
  return drawDocument(input.head, fonts, { title, short: paper.title }, (form) => sheet(form, input), {
    whenMissing: 'geta',
  })
}

function sheet(form: Form, { station, contests, rows, round, madeAt }: RollOnPaperInput): void {
  const rounds = round === 0 ? 'なし' : `第${round}号まで`
  drawForm(form, paper, {
    elections: contests.map(({ title }, place) => `${place + 1}　${title}`).join('\n'),
    ...{ station: `${station.name}（${station.id}）`, date: dateInWords(form.head.date) },
    of: `${minuteInWords(madeAt)}　名簿の更新 ${rounds}　${rows.length} 人`,
    roll: (part) => roll(part, contests, rows),
  })
}

/** As many columns as contests. */
function roll(form: Form, contests: readonly ReceptionContest[], rows: readonly RollRow[]): void {
  const width = Math.min(CONTEST, CONTESTS / contests.length)
  const columns: readonly Column[] = [
    { header: '番号', width: NUMBER },
    { header: '氏名', width: NAME },
    { header: '生年月日・性別', width: BIRTH },
    { header: '住所', width: INNER_WIDTH - NUMBER - NAME - BIRTH - MARK - width * contests.length },
    { header: '印', width: MARK },
    ...contests.map((_, place) => ({
      header: width < CONTEST ? `${place + 1}` : `選挙${place + 1}`,
      width,
      align: 'center' as const,
    })),
  ]
  table(
    form,
    columns,
    rows.map((row) => cellsOf(row, contests)),
  )
}

function cellsOf(row: RollRow, contests: readonly ReceptionContest[]): readonly Cell[] {
  const small = (text: string): Cell => ({ text, small: true, entered: true })
  const used = earlyOf(row)
  const part = row.early === undefined ? '' : contests.flatMap(({ bit }, place) => (has(used, bit) ? [place + 1] : []))
  const closed = row.mark !== 'none' && row.mark !== 'online' && row.early === undefined
  return [
    small(row.rollNo),
    small(row.kana === '' ? row.name : `${row.name}\n${row.kana}`),
    small(`${birthInEra(row.birthDate)}\n${sexIn[row.sex]}`),
    small(row.address),
    small(`${MARKS[row.mark]}${part === '' ? '' : part.join('・')}`),
    ...contests.map(({ bit }) => ({ text: fieldOf(row, bit, closed || has(used, bit)) })),
  ]
}

/** ELG-21: a contest that is not this voter's is another matter than one that was used. */
function fieldOf(row: RollRow, bit: ContestBit, isClosed: boolean): string {
  const right = rightTo(row, bit)
  if (right.type === 'not-entitled' && right.why === 'this-contest') return '―'
  return isClosed ? '×' : '□'
}
