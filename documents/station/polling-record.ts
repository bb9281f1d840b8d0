/**
 * 投票録 (DOC-03): one for each election, in the order of form 24 of the ordinance with the rows that machines ask for. The software
 * writes what its books hold; every other field is ruled for the pen. Candidates do not appear in it, nor the time of any voter.
 */
import { figure } from '#election/figure.ts'
import { dateOf } from '#election/time.ts'
import { drawForm } from '../draw-form.ts'
import { dateInWords, type Form } from '../form.ts'
import { type PollingRecordData, pollingRecord } from '../forms/tables.ts'
import { named } from '../lettering.ts'
import { DATE_BY_HAND } from '../ruled.ts'
import { keyNames } from './envelopes.ts'
import { drawAnnexes } from './lists.ts'
import { ownAndOthers } from './of-each-desk.ts'
import { witnessesOf } from './polling-people.ts'
import { cardsOf, eventsOf, helpedWords, machinesOf, NOBODY_KNOWN, ofLaw } from './polling-rows.ts'
import type { BySex, ContestOfDay, StationDay } from './station-day.ts'
import { electorsFor, hourOf, hourOrPen, sumOf } from './station-fields.ts'
import { onForm } from './station-forms.ts'

const WITNESSES_MOST = 5
const ATTACHED =
  '宣言書、不在者投票に関する調書（指定投票区に限る。）、代理投票者の別紙、投票所見取図、確認書、仮投票調書'
/** The oaths of early voting are bundled apart. */
const ATTACHED_EARLY = '宣言書、代理投票者の別紙、投票所見取図、確認書、仮投票調書、期日前投票日報'

export function drawPollingRecord(form: Form, day: StationDay): void {
  day.contests.forEach((contest, place) => {
    if (place > 0) form.newRecord(pollingRecordTitle(contest, day))
    drawForm(form, pollingRecord, recordOf(day, contest))
  })
  drawAnnexes(form, day)
}

export function pollingRecordTitle({ title }: ContestOfDay, { early }: Pick<StationDay, 'early'>): string {
  return early === undefined ? `${title}投票録` : `${title}期日前投票所投票録`
}

function recordOf(day: StationDay, contest: ContestOfDay): PollingRecordData {
  const { head, station, template, early, witnesses } = day
  const numbered = early === undefined ? { district: station.id } : { earlyPlace: station.id, ...earlyDay(early) }
  return {
    ...onForm(day),
    date: dateInWords(head.date),
    ...numbered,
    place: template.place === '' ? null : template.place,
    ...witnessesOf(witnesses, day.closedAt),
    opened: hourOrPen(day.openedAt),
    closed: hourOrPen(day.closedAt),
    sheet: sheetWords(day),
    zeroChecked: day.zeroCheckedAt === null ? null : hourOf(day.zeroCheckedAt),
    ...machinesOf(day),
    ...turnoutOf(day, contest),
    ...handedOut(day),
    records: contest.records === null ? null : `${figure(contest.records)} 件（候補者別、機体別には記載しない）`,
    difference: difference(day, contest),
    ...cardsOf(day, contest),
    ...ofLaw(day, contest),
    proxyCount: ownAndOthers(day, helpedWords(day, contest, 'proxy')),
    assistedCount: ownAndOthers(day, helpedWords(day, contest, 'assisted')),
    ...eventsOf(day, (own) => ownAndOthers(day, own)),
    sendTo: template.sendTo === '' ? null : template.sendTo,
    keepers: keepers(day),
    transport: day.transport === '' ? null : day.transport,
    attached: [early === undefined ? ATTACHED : ATTACHED_EARLY, ...annexesOf(day)].join('、'),
    madeOn: day.closedAt === null ? DATE_BY_HAND : dateInWords(dateOf(head.madeAt)),
    witnesses: Math.min(WITNESSES_MOST, Math.max(witnesses.appointed, witnesses.named.length)),
  }
}

function earlyDay({ date, from, until }: NonNullable<StationDay['early']>) {
  return {
    votingDay: date === null ? null : dateInWords(date),
    period: `${dateInWords(from)}から${dateInWords(until)}まで`,
  }
}

function sheetWords({ sheetSigned }: StationDay): string | null {
  if (sheetSigned === null) return null
  return sheetSigned.form === 'blank' ? `用意した用紙による確認書のとおり（${sheetSigned.reason}）` : '確認書のとおり'
}

/** Rows 9 to 16 of the form. Absentees are decided on by the officer: until the figures are entered, what needs them is summed by hand. */
function turnoutOf(day: StationDay, contest: ContestOfDay) {
  const { voters, braille, provisional, ordinary } = contest
  const known = day.helped !== null
  const here = known ? sumOf(voters, braille, provisional, ordinary) : null
  const absentees = absenteesOf(day, contest)
  // LAW-19: no row that the form does not have where nobody voted so.
  const wasOnPaper = known && ordinary.total > 0
  return {
    // The form of an early-voting station has no such rows: its voters are on the rolls of the other stations.
    ...(day.early === undefined ? { registered: day.registered, eligible: electorsFor(day, contest.id) } : {}),
    andPaper: wasOnPaper ? '＋投票用紙' : '',
    here,
    machine: known ? voters : null,
    braille: known ? braille : null,
    provisional: known ? provisional : null,
    ...(wasOnPaper ? { ordinary } : {}),
    received: absentees?.received ?? null,
    notAccepted: absentees?.notAccepted ?? null,
    refusedAbsentees: absentees?.refused ?? null,
    all: here === null || absentees === null ? null : votersOf(here, absentees),
    notDesignated: !day.station.designated,
  }
}

/** PAP-10: a voter may be in one of them and not in the other, so none is a share of this contest's voters. */
function handedOut(day: StationDay): Pick<PollingRecordData, 'handedOut'> {
  const { handedOut } = day
  if (handedOut === null || handedOut.length === 0) return {}
  const row = (what: string, { men, women, total }: BySex) => ({ what, men, women, total })
  return {
    handedOut: handedOut.flatMap(({ contest, title, voters }) => [
      ...(day.early === undefined
        ? [row(`（他の選挙管理委員会の選挙）${title}の選挙当日有権者数`, electorsFor(day, contest))]
        : []),
      row(`（他の選挙管理委員会の選挙）${title}の投票用紙を交付した者`, voters),
    ]),
  }
}

/** D-03 of the station report: the same difference, in the same direction. */
function difference({ differenceReason, helped }: StationDay, { voters, records, found }: ContestOfDay): string | null {
  if (records === null || helped === null) return null
  const rest = voters.total - records - found
  if (rest === 0) return '差なし（投票者数－記録の数－発見した投票カード＝0）'
  return `差 ${rest}（投票者数 ${figure(voters.total)}－記録の数 ${figure(records)}－発見 ${figure(found)}）。${differenceReason}`
}

/** TRN-07: at the designated station alone, where the officer's decisions were entered (PAP-07). */
function absenteesOf({ station, absentees, contests }: StationDay, contest: ContestOfDay) {
  if (!station.designated) return { received: NOBODY_KNOWN, notAccepted: NOBODY_KNOWN, refused: NOBODY_KNOWN }
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
