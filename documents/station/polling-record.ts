/**
 * 投票録 (DOC-03): one for each election, in the order of form 24 of the ordinance with the rows that machines ask for. The software
 * writes what its books hold; every other field is ruled for the pen. Candidates do not appear in it, nor the time of any voter.
 */
import { figure } from '#election/figure.ts'
import { dateOf } from '#election/time.ts'
import { dateInWords, type Form, SMALL } from '../form.ts'
import { named } from '../lettering.ts'
import { DATE_BY_HAND, penNote, ruled, section } from '../ruled.ts'
import { keyNames } from './envelopes.ts'
import { witnessTables } from './polling-people.ts'
import { incidents, machines, papersAndCards } from './polling-rows.ts'
import { helpedAnnex } from './proxy-record.ts'
import type { BySex, ContestOfDay, StationDay } from './station-day.ts'
import { bySex, electorsFor, electorsOf, hourOf, signatures, sumOf } from './station-fields.ts'
import { paperAnnex } from './voter-lists.ts'

const WITNESSES_MOST = 5
const ATTACHED =
  '宣言書、不在者投票に関する調書（指定投票区に限る。）、代理投票者の別紙、投票所見取図、確認書、仮投票調書'
/** The oaths of early voting are bundled apart. */
const ATTACHED_EARLY = '宣言書、代理投票者の別紙、投票所見取図、確認書、仮投票調書、期日前投票日報'

export function pollingRecord(form: Form, day: StationDay): void {
  day.contests.forEach((contest, place) => {
    if (place > 0) form.newRecord(pollingRecordTitle(contest, day))
    oneElection(form, day, contest)
  })
  helpedAnnex(form, day)
  paperAnnex(form, day)
}

export function pollingRecordTitle({ title }: ContestOfDay, { early }: Pick<StationDay, 'early'>): string {
  return early === undefined ? `${title}投票録` : `${title}期日前投票所投票録`
}

function oneElection(form: Form, day: StationDay, contest: ContestOfDay): void {
  penNote(form)
  place(form, day)
  form.heading('投票立会人')
  witnessTables(form, day.witnesses, day.closedAt)
  opening(form, day)
  form.heading('電磁的記録式投票機')
  machines(form, day)
  form.heading('投票の状況')
  turnout(form, day, contest)
  papersAndCards(form, day, contest)
  incidents(form, day)
  sealed(form, day)
}

function place(form: Form, { head, station, template, early }: StationDay): void {
  ruled(form, [
    ['執行年月日', dateInWords(head.date)],
    ...(early === undefined ? [] : earlyRows(early)),
    [early === undefined ? '投票区（番号）' : '期日前投票所（番号）', station.id],
    ['投票所', station.name],
    ['投票所の場所', template.place === '' ? null : template.place],
    ['投票所の変更（年月日、変更後の場所、事由、告示年月日）', '□ なし　　□ あり：\n'],
  ])
}

function earlyRows({ date, from, until }: NonNullable<StationDay['early']>): [string, string | null][] {
  return [
    ['投票年月日', date === null ? null : dateInWords(date)],
    ['設置期間', `${dateInWords(from)}から${dateInWords(until)}まで`],
  ]
}

function opening(form: Form, day: StationDay): void {
  const { sheetSigned } = day
  const sheet =
    sheetSigned?.form === 'blank' ? `用意した用紙による確認書のとおり（${sheetSigned.reason}）` : '確認書のとおり'
  section(form, '投票所を開いた時刻及び閉じた時刻', [
    ['投票所を開いた時刻', day.openedAt === null ? null : hourOf(day.openedAt)],
    ['投票所を閉じた時刻', day.closedAt === null ? null : hourOf(day.closedAt)],
    ['投票箱に何も入っていないこと及び投票機が投票できる状態になったことの確認', sheetSigned === null ? null : sheet],
    ['確認した時刻', day.zeroCheckedAt === null ? null : hourOf(day.zeroCheckedAt)],
  ])
}

/** Rows 9 to 16 of the form. Absentees are decided on by the officer: until the figures are entered, what needs them is summed by hand. */
function turnout(form: Form, day: StationDay, contest: ContestOfDay): void {
  const { voters, braille, provisional, ordinary } = contest
  const known = day.helped !== null
  const here = known ? sumOf(voters, braille, provisional, ordinary) : null
  // LAW-19: no row that the form does not have where nobody voted so.
  const absentees = absenteesOf(day, contest)
  const wasOnPaper = known && ordinary.total > 0
  bySex(form, [
    ...electorsOf(day, contest.id),
    [`投票者数（イ）＝投票機＋点字＋仮投票${wasOnPaper ? '＋投票用紙' : ''}`, here],
    ['　うち投票機による投票者数', known ? voters : null],
    ['　うち点字投票（用紙）', known ? braille : null],
    ['　うち仮投票者数（用紙）', known ? provisional : null],
    ...(wasOnPaper ? [['　うち投票機によらない間の投票用紙による投票者数', ordinary] as const] : []),
    ['不在者投票者総数（ロ）', absentees?.received ?? null],
    ['不在者投票の不受理（ハ）', absentees?.notAccepted ?? null],
    ['不在者投票の拒否（ニ）', absentees?.refused ?? null],
    ['投票者総数＝イ＋ロ－ハ－ニ', here === null || absentees === null ? null : votersOf(here, absentees)],
  ])
  if (!day.station.designated)
    form.paragraph('この投票所は指定投票区の投票所ではないため、不在者投票の数は 0 である。', SMALL)
  handedOut(form, day)
  const records = contest.records === null ? null : `${figure(contest.records)} 件（候補者別、機体別には記載しない）`
  ruled(form, [
    ['投票機が閉鎖後に示した記録の数', records],
    ['投票者数との差及びその理由', difference(day, contest)],
  ])
}

/** PAP-10: a voter may be in one of them and not in the other, so none is a share of this contest's voters. */
function handedOut(form: Form, day: StationDay): void {
  const { handedOut } = day
  if (handedOut === null || handedOut.length === 0) return
  bySex(
    form,
    handedOut.flatMap(({ contest, title, voters }) => [
      ...(day.early === undefined
        ? [[`（他の選挙管理委員会の選挙）${title}の選挙当日有権者数`, electorsFor(day, contest)] as const]
        : []),
      [`（他の選挙管理委員会の選挙）${title}の投票用紙を交付した者`, voters] as const,
    ]),
  )
}

/** D-03 of the station report: the same difference, in the same direction. */
function difference({ differenceReason, helped }: StationDay, { voters, records, found }: ContestOfDay): string | null {
  if (records === null || helped === null) return null
  const rest = voters.total - records - found
  if (rest === 0) return '差なし（投票者数－記録の数－発見した投票カード＝0）'
  return `差 ${rest}（投票者数 ${figure(voters.total)}－記録の数 ${figure(records)}－発見 ${figure(found)}）。${differenceReason}`
}

const NOBODY: BySex = { men: 0, women: 0, total: 0 }

/** TRN-07: at the designated station alone, where the officer's decisions were entered (PAP-07). */
function absenteesOf({ station, absentees, contests }: StationDay, contest: ContestOfDay) {
  if (!station.designated) return { received: NOBODY, notAccepted: NOBODY, refused: NOBODY }
  return absentees?.contests[contests.indexOf(contest)] ?? null
}

function votersOf(here: BySex, { received, notAccepted, refused }: NonNullable<ReturnType<typeof absenteesOf>>): BySex {
  const of = (sex: 'men' | 'women') => {
    const parts = [here[sex], received[sex], notAccepted[sex], refused[sex]]
    const [ordinary, came, not, no] = parts
    return ordinary == null || came == null || not == null || no == null ? null : ordinary + came - not - no
  }
  return {
    men: of('men'),
    women: of('women'),
    total: here.total + received.total - notAccepted.total - refused.total,
  }
}

/** Null: not all four are sealed and with a keeper. */
function keepers({ keyKeepers }: StationDay): string | null {
  const all = keyKeepers.map((keeper, place) => (keeper === null ? null : `${keyNames[place]}：${named(keeper)}`))
  return all.length === 0 || all.includes(null) ? null : all.join('\n')
}

/** D-24 */
function annexesOf({ desk }: StationDay): readonly string[] {
  return (desk?.others ?? []).map((other) => `受付${other}の別紙`)
}

/** PEO 54: read aloud, then signed by the officer and by every witness. */
function sealed(form: Form, day: StationDay): void {
  const { template, witnesses } = day
  const signing = Math.min(WITNESSES_MOST, Math.max(witnesses.appointed, witnesses.named.length))
  const sign = (part: Form) => signatures(part, template, signing, 'この投票録を朗読し、ここに署名する。')
  const fields: readonly (readonly [string, string | null])[] = [
    ['送致先', template.sendTo === '' ? null : template.sendTo],
    ['記録媒体送致箱及び投票箱の鍵の保管者（職氏名）', keepers(day)],
    ['送致立会人', day.transport === '' ? null : day.transport],
    ['添付書類', [day.early === undefined ? ATTACHED : ATTACHED_EARLY, ...annexesOf(day)].join('、')],
    ['調製年月日', day.closedAt === null ? DATE_BY_HAND : dateInWords(dateOf(day.head.madeAt))],
  ]
  section(form, '調製', fields, { after: form.heightOf(sign) })
  sign(form)
}
