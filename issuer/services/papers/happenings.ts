/** The events at the station, as lines of the printed report: it goes into the polling record (FLT-07, CLS-08, KSK-10). No voter is in it. */
import { linesInWords } from '#documents/station/polling-people.ts'
import type { StationDay } from '#documents/station/station-day.ts'
import { assert } from '#election/assert.ts'
import { utf8 } from '#election/bytes.ts'
import { parseStationReport } from '#election/count/station-report.ts'
import { inEra } from '#election/japanese-date.ts'
import { isMistake, type MovedMark } from '#election/roll/moved-mark.ts'
import { dateOf, type LocalMinute, timeOf } from '#election/time.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import type { Trouble } from '#issuer/session/troubles.ts'
import { issuerTakeOverWords } from '#ui/messages/issuer-log.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'

export function happeningsOf(record: DayRecord): readonly string[] {
  const { witnesses, suspensions } = record
  return [
    ...witnesses.substitutes.map(
      ({ left, came, seen }) => `投票立会人 ${left} に代わり ${came}${seen === '' ? '' : `（${ofAnotherRoll(seen)}）`}`,
    ),
    ...linesInWords(witnesses.lines ?? []),
    ...suspensions.map(suspensionLine),
    ...otherHappenings(record),
  ]
}

function ofAnotherRoll(seen: string): string {
  return `この投票区の名簿にない方。選挙権を確かめたもの：${seen}`
}

/** Without witnesses and suspensions: the polling record has tables for them. */
export function otherHappenings(record: DayRecord): readonly string[] {
  const { clockSets, takeOvers, postponed, rounds, clerks, closing, roll } = record
  const unpermitted = record.kiosks
    .filter(({ machine }) => closing.unpermitted.includes(machine))
    .map(({ serial }) => serial)
  const how = record.openedAt === null ? '投票を始めずに延期' : '投票を打ち切り'
  return [
    ...clockSets.map(clockLine),
    ...takeOvers.map(takeOverLine),
    ...(postponed === null ? [] : [`${postponed.at.slice(11)} ${how}（繰延投票）：${postponed.reason}`]),
    ...rounds.flatMap(({ hour, note }) => (note === '' ? [] : [`${hour}の見回りで見つけたこと：${note}`])),
    ...troublesOf(record).map(troubleLine),
    ...roll.moved.filter(isMistake).map(movedLine),
    ...roll.paperMarks.map(
      ({ persons, words }) => `発券機が使えない間の用紙の名簿の印を、発券機に入れた（${persons.join('、')}）：${words}`,
    ),
    ...clerks.map((name) => `係員の交代（投票管理者の同意）：${name}`),
    ...(unpermitted.length === 0
      ? []
      : [`発券機の許可なしに、投票管理者の判断で閉鎖した投票機：${unpermitted.join('、')}`]),
    ...(closing.desks ?? []).flatMap(({ desk, report, reason }) => (report === null ? [notIn(desk, reason)] : [])),
    ...(closing.cardsOut === '' ? [] : [`閉鎖の時に外にあった投票カード：${closing.cardsOut}`]),
    ...((closing.boxesReady?.exception ?? '') === '' ? [] : [`封印できなかったもの：${closing.boxesReady?.exception}`]),
  ]
}

/** Both times in full: it was the date, more often than not. */
function clockLine({ from, to }: DayRecord['clockSets'][number]): string {
  const shown = (minute: LocalMinute) => `${inEra(dateOf(minute))}${timeOf(minute)}`
  return `投票管理者が投票立会人2人の立会いのもとで、発券機の時計を ${shown(from)} から ${shown(to)} に合わせた`
}

/** FLT-07: the machine that issued stopped, and another machine, medium or book went on; nobody got a card between the two. */
function takeOverLine({ at, why, ticketsCounted, ticketsExpected }: DayRecord['takeOvers'][number]): string {
  return `${timeOf(at)} 発券の記録を引き継いだ（${issuerTakeOverWords[why].ja}）。入場券 ${ticketsCounted} 枚、記録では ${ticketsExpected} 枚`
}

/** 人違い: by the numbers of the roll, without a time: the right voter came at the same minute (LAW-02). */
function movedLine({ from, to, nobody, words }: MovedMark): string {
  const who =
    nobody === null
      ? `名簿番号 ${to} の方の投票と分かり、印を移した`
      : `だれの投票か分からず、名簿のどの行のものでもない投票（${to}）とした（カードが使われていれば、投票は権利より一つ多い）`
  return `人違い：名簿番号 ${from} の印は、${who}。投票管理者が投票立会人2人の立会いのもとで決めた。${words}`
}

/** D-24 */
function notIn(desk: number, reason: string): string {
  return `受付${desk}の報告なし（数に受付${desk}の分を含まない）：${reason}`
}

/** D-24: each other desk's reasons, out of the report that it signed. */
export function reasonsOfOthers({ closing }: DayRecord): readonly string[] {
  return (closing.desks ?? []).flatMap(({ desk, report, reason }) => {
    if (report === null) return [notIn(desk, reason)]
    const signed = parseStationReport(utf8(report.document))
    assert(signed.ok, 'other desk: the report that was read')
    const { differenceReason } = signed.value
    return differenceReason === '' ? [] : differenceReason.split('\n').map((line) => `受付${desk}：${line}`)
  })
}

/** FLT-06: what the screen showed, what it stopped and what was done. */
export function troublesOf({ kiosks, troubles }: DayRecord): StationDay['troubles'] {
  return troubles.map(({ at, machine, number, stops, measure }) => {
    const serial = kiosks.find((kiosk) => kiosk.machine === machine)?.serial ?? machine ?? 'その他の機器'
    return { time: timeOf(at), machine: serial, number: number || '（番号なし）', stops: stoppedBy(stops), measure }
  })
}

/** The paper has the words that the clerk pressed. */
function stoppedBy(stops: Trouble['stops']): string {
  return issuerScreen[`troubleStops_${stops}`].ja
}

function troubleLine({ time, machine, number, stops, measure }: StationDay['troubles'][number]): string {
  return `${time} トラブル ${number}　${machine}　${stops}。措置：${measure}`
}

function suspensionLine({
  from,
  until,
  cause,
  machinesLeft,
  waiting,
  leaving,
}: DayRecord['suspensions'][number]): string {
  const end = until === null ? '' : until.slice(11)
  return `${from.slice(11)}～${end} 投票を中断（${cause}）。使えた投票機 ${machinesLeft} 台、待っていた人 ${waiting} 人、帰った人 ${leaving} 人`
}
