/** 投票録: machines, cards and papers, refusals, and what disturbed the day. */
import { figure } from '#election/figure.ts'
import type { LocalMinute } from '#election/time.ts'
import { type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { named, namesIn } from '../lettering.ts'
import { digits, hourWords, NONE, ruled, section } from '../ruled.ts'
import { type Cell, type Column, emptyRows, table } from '../table.ts'
import { ownAndOthers, whoseList } from './of-each-desk.ts'
import type { ContestOfDay, MachineOfDay, StationDay, VotersOfDay } from './station-day.ts'
import { hourOf, orPen } from './station-fields.ts'

const STATES: readonly Column[] = [
  { header: '機体番号', width: 96 },
  { header: '0票の確認', width: 62, align: 'center' },
  { header: '投票できる状態にした時刻', width: 86 },
  { header: '投票できない状態にした時刻', width: 86 },
  { header: '故障・交換・再起動（時刻、措置）', width: INNER_WIDTH - 330 },
]

const MEDIA: readonly Column[] = [
  { header: '機体番号', width: 86 },
  { header: '媒体番号\n正（原本）', width: 70 },
  { header: '媒体番号\n副（複写）', width: 70 },
  { header: '封印の照合番号', width: 122 },
  { header: '容器の封印番号\n正（原本）／副（複写）', width: INNER_WIDTH - 348 },
]

export function machines(form: Form, { machines, sealLabels }: StationDay): void {
  const used = machines.filter(({ wasStarted }) => wasStarted)
  if (used.length === 0) {
    table(form, STATES, emptyRows(STATES, machines.length))
    return
  }
  const small = (text: string) => ({ text, small: true })
  const { original, duplicate } = sealLabels
  // Each of the two containers holds the media of all machines.
  const labels = original === null && duplicate === null ? '' : `${original ?? '　　　'}／${duplicate ?? '　　　'}`
  table(
    form,
    STATES,
    used.map((machine) => [
      small(machine.serial),
      '確認した',
      small(timeOr(machine.readyAt)),
      small(timeOr(machine.endedAt)),
      small(troubleOf(machine)),
    ]),
  )
  table(
    form,
    MEDIA,
    used.map(({ serial, original, duplicate, seal }) => [
      small(serial),
      small(original ?? ''),
      small(duplicate ?? ''),
      small(digits(seal)),
      small(labels),
    ]),
  )
  if (used.some(({ readyAt, endedAt }) => readyAt !== null || endedAt !== null)) {
    form.paragraph(
      '時刻は、発券機に記した分による。投票できない状態にした時刻は、使用をやめた時刻又は全部の閉鎖を指示した時刻である。',
      SMALL,
    )
  }
  const spare = machines
    .filter(({ wasStarted }) => !wasStarted)
    .map(({ serial, note }) => `${serial}${note === '' ? '' : `（${note}）`}`)
  form.paragraph(`投票に使用しなかった投票機：${spare.length === 0 ? NONE : spare.join('、')}`, SMALL)
}

function troubleOf({ note, takenOverBy }: MachineOfDay): string {
  const words = [note, takenOverBy === null ? '' : `${takenOverBy} が引き継いで閉鎖`].filter((text) => text !== '')
  return words.length === 0 ? NONE : words.join('。')
}

/** Cards belong to the station: the record of each election has the same figures. */
export function papersAndCards(form: Form, day: StationDay, contest: ContestOfDay): void {
  const { cards, helped, voters } = day
  const known = helped !== null
  section(form, '投票カード（投票所の全部の選挙に共通）', [
    ['受領', cards.received === null ? null : `${figure(cards.received)} 枚`],
    ['発行', known ? `${figure(cards.issued)} 枚（この選挙を含むもの ${figure(contest.issued)} 枚）` : null],
    [
      '投票しないで返却',
      known ? `${figure(cards.returned)} 枚（封筒1にあるもの ${figure(cards.inEnvelope)} 枚）` : null,
    ],
    ['投票していないことの発見', known ? `${figure(cards.found)} 枚` : null],
    ['残（収納箱）', cards.inCase === null ? null : `${figure(cards.inCase)} 枚`],
    ['不明', cards.missing === null ? null : `${figure(cards.missing)} 枚`],
  ])
  form.heading('投票用紙又は投票カードの再交付を受けた者')
  reissued(form, day)
  const own = (words: string | null) => ownAndOthers(day, words)
  form.heading('法令により記載する者及び数')
  ruled(form, [
    ['決定書又は確定判決書により投票した者', byOrderNames(day, contest, false)],
    ['選挙の当日に補正登録された旨の通知により投票した者', byOrderNames(day, contest, true)],
    ['不在者投票の投票用紙及び封筒を返した者', own(voters === null ? null : namesOf(voters.papersBack))],
    ...onlineRows(voters?.online ?? null),
    ['点字投票をした者の数（別紙に記載）', known ? countWords(contest.braille.total) : null],
    ['仮投票をした者の数（別紙に記載）', known ? countWords(contest.provisional.total) : null],
    ['代理投票をした者の数（別紙に記載）', own(helpedWords(day, contest, 'proxy'))],
    ['操作の補助を受けた者の数（別紙に記載）', own(helpedWords(day, contest, 'assisted'))],
    ['不在者投票　受理の数／不受理の数及び氏名', absenteeWords(day, contest)],
    ['代理による不在者投票を拒否した者', refusedAbsentees(day)],
    ['投票所の事務に従事した者（総数／書記／職員／その他）', own(staffWords(day))],
    ['法第60条により退出させた者（氏名、事由、その後）', own(removedWords(day))],
  ])
  refusals(form, day)
}

export function refusals(form: Form, day: StationDay): void {
  const { voters } = day
  const isOrNot = (provisional: boolean) => (provisional ? '有' : '無')
  refused(
    form,
    day,
    '法第50条により投票を拒否した者',
    voters?.refused.map(({ name, reason, provisional }) => [name, { text: reason, small: true }, isOrNot(provisional)]),
  )
  // EA7: no provisional ballot follows.
  refused(
    form,
    day,
    '代理投票を拒否した者',
    voters?.proxyRefused.map((name) => [name, { text: '代理投票の事由がない', small: true }, '—']),
  )
  refused(
    form,
    day,
    '点字投票を拒否した者',
    voters?.brailleRefused.map((name) => [name, { text: '点字投票の事由がない', small: true }, '—']),
  )
}

/** PAP-07 */
function absenteeWords({ station, absentees, contests }: StationDay, contest: ContestOfDay): string | null {
  if (!station.designated) return NONE
  const own = absentees?.contests[contests.indexOf(contest)]
  if (absentees == null || own === undefined) return null
  const { received, notAccepted, refused } = own
  const accepted = received.total - notAccepted.total - refused.total
  const names = absentees.notAcceptedNames === '' ? '' : `（${named(absentees.notAcceptedNames)}）`
  return `受理 ${figure(accepted)}／不受理 ${figure(notAccepted.total)}${names}　時刻後に届いたもの（決定しない） ${figure(absentees.late)}`
}

function refusedAbsentees({ station, absentees }: StationDay): string | null {
  if (!station.designated) return NONE
  if (absentees === null) return null
  return absentees.refusedNames === '' ? NONE : named(absentees.refusedNames)
}

/** T17: as the station's file of voids says; sorting asks for the sum and the last number (docs/formats/online-sorted.md, S14). */
function onlineRows(online: VotersOfDay['online']): readonly (readonly [string, string])[] {
  if (online === null) return []
  return [
    ['オンライン投票を無効にして交付した者の数', countWords(online.voided)],
    ['期日前投票又は不在者投票もしたためオンライン投票を無効にした者の数', countWords(online.twice)],
    ['無効にしたオンライン投票の計', countWords(online.voided + online.twice)],
    ['オンライン投票の登録があり、投票していない者に交付した数', countWords(online.cards)],
  ]
}

function refused(
  form: Form,
  day: StationDay,
  title: string,
  rows: readonly (readonly (Cell | string)[])[] | undefined,
): void {
  const columns = [
    { header: '氏名', width: 150 },
    { header: '事由', width: INNER_WIDTH - 250 },
    { header: '仮投票の有無', width: 100, align: 'center' },
  ] as const
  form.heading(title)
  if (rows?.length === 0) form.paragraph(NONE)
  else table(form, columns, rows ?? emptyRows(columns, 3))
  whoseList(form, day)
}

/** ELG-01, PEO 42(1): people who voted in this election by a decision or a judgment. ELG-11: or registered on the day. */
function byOrderNames({ voters }: StationDay, { id }: ContestOfDay, registered: boolean): string | null {
  const isOfRow = (kind: string) => (kind === 'registration') === registered
  return voters === null
    ? null
    : namesOf(voters.byOrder.flatMap((each) => (isOfRow(each.kind) && each.contests.includes(id) ? [each.name] : [])))
}

export function namesOf(names: readonly string[]): string {
  return names.length === 0 ? NONE : namesIn(names)
}

/** The number of each kind is written by hand. */
export function staffWords({ staff }: StationDay): string | null {
  return staff === 0 ? null : `総数 ${figure(staff)} 人（書記　　　人、職員　　　人、その他　　　人）`
}

/** ROL-10: nobody loses the vote with the place. */
const LATER = { open: '投票していない', voted: '後に投票した', gone: '戻らず、投票していない' } as const

export function removedWords({ removed }: StationDay): string | null {
  if (removed === null) return null
  return removed.length === 0
    ? NONE
    : removed.map(({ name, words, later }) => `${named(name)}（${words}。${LATER[later]}）`).join('\n')
}

function timeOr(at: LocalMinute | null): string {
  return at === null ? '' : hourOf(at)
}

function countWords(count: number): string {
  return count === 0 ? NONE : `${figure(count)} 人`
}

/** The books keep no day of a helped voter: from the second day on the number of the day is written by hand. */
export function helpedWords(
  { helped, early }: StationDay,
  { id }: ContestOfDay,
  mode: 'proxy' | 'assisted',
): string | null {
  const isLaterDay = early !== undefined && !early.isFirst
  if (helped === null || isLaterDay) return null
  const count = helped.filter((each) => each.mode === mode && each.contests.includes(id)).length
  return countWords(count)
}

/** D-07 keeps no voter with a replaced card; the names that the form asks for are written by hand. */
export function reissued(form: Form, day: StationDay): void {
  const { cards } = day
  const columns = [
    { header: '氏名', width: 170 },
    { header: 'カードの番号', width: 80, align: 'right' },
    { header: '事由', width: INNER_WIDTH - 250 },
  ] as const
  const issued = cards.replacements.filter((each) => each.issued !== false)
  const rows = issued.map(({ number, card, reason }) => [
    '',
    String(number),
    { text: `${card === 'lost' ? '紛失' : '読取り不能'}。${reason}`, small: true },
  ])
  if (day.helped !== null && rows.length === 0) form.paragraph(NONE)
  else table(form, columns, rows.length === 0 ? emptyRows(columns, 2) : rows)
  whoseList(form, day)
}

/** ABN-02: entered from the machines' closing screens. */
function endedWords(ended: StationDay['ended']): string | null {
  if (ended === null) return null
  return ended.count === 0 ? NONE : `${figure(ended.count)} 件（立会人：${namesIn([ended.witnesses])}）`
}

export function incidents(form: Form, day: StationDay): void {
  disturbances(form, day)
  ruled(form, [
    [
      '投票管理者が立会人の前で終えた投票（閉鎖後の投票機の「係員が終わらせた投票」の数、立会人）',
      endedWords(day.ended),
    ],
  ])
  ruled(form, [['その他（手で書き入れる）', null]], { height: 54 })
}

export function disturbances(form: Form, day: StationDay): void {
  const { suspensions, happenings } = day
  form.heading('投票の中断、事故その他')
  if (suspensions.length === 0 && happenings.length === 0) form.paragraph(NONE)
  if (suspensions.length > 0) interruptions(form, suspensions)
  for (const line of happenings) form.paragraph(`・${line}`)
  whoseList(form, day)
}

function interruptions(form: Form, suspensions: StationDay['suspensions']): void {
  const columns = [
    { header: '中断', width: 62, align: 'center' },
    { header: '再開', width: 62, align: 'center' },
    { header: '原因', width: INNER_WIDTH - 124 - 174 },
    { header: '使えた機', width: 54, align: 'right' },
    { header: '待った人', width: 60, align: 'right' },
    { header: '帰った人', width: 60, align: 'right' },
  ] as const
  const rows = suspensions.map(({ from, until, cause, machinesLeft, waiting, leaving }) => [
    hourWords(from),
    until === null ? '再開せず' : hourWords(until),
    { text: cause, small: true },
    orPen(machinesLeft),
    orPen(waiting),
    orPen(leaving),
  ])
  table(form, columns, rows)
}
