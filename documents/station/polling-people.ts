/** 投票録 rows 6 and 7: the witnesses that the commission appointed, and those that the officer found in their place. */
import type { LocalMinute } from '#election/time.ts'
import type { PollingRecordData } from '../forms/tables.ts'
import { NONE } from '../ruled.ts'
import type { WitnessesOfDay } from './station-day.ts'
import { hourOf } from './station-fields.ts'

type Witnesses = Pick<PollingRecordData, 'appointed' | 'found' | 'seen' | 'lines'>

/** @param until when the station was closed; null: people are still at work */
export function witnessesOf(
  { appointed, named, substitutes, lines }: WitnessesOfDay,
  until: LocalMinute | null,
): Witnesses {
  const hour = (at: LocalMinute | null) => (at === null ? '' : hourOf(at))
  const rows = named.map(({ name, party, came, left }) => ({
    party: party === '' ? NONE : party,
    name,
    hours: timesOf(came, left ?? until),
    came: hour(came),
    left: left === null ? stayed(until) : hour(left),
    why: left === null ? stayed(until) : '',
  }))
  return {
    appointed: [...rows, ...Array.from({ length: Math.max(0, appointed - named.length) }, () => null)],
    found: substitutes.map(({ left, came, party, from, until: back }) => ({
      party: party === '' ? NONE : party,
      name: came,
      inPlaceOf: left,
      from: hourOf(from),
      until: back === null ? stayed(until) : hourOf(back),
    })),
    seen: substitutes.flatMap(({ came, seen }) => (seen === '' ? [] : [{ name: came, words: seen }])),
    lines: linesOf(lines),
  }
}

/** ROL-11: a line for each who was not on the spot, in the order in which they began. */
export function linesInWords(lines: WitnessesOfDay['lines']): readonly string[] {
  return linesOf(lines).map(({ name, acts }) => `オンラインで立ち会った者　${name}：${acts}`)
}

function linesOf(lines: WitnessesOfDay['lines']) {
  return [...new Set(lines.map(({ name }) => name))].map((name) => {
    const acts = lines.filter((each) => each.name === name).map(({ act, at }) => `${hourOf(at)} ${LINE_WORDS[act]}`)
    return { name, acts: acts.join('、') }
  })
}

const LINE_WORDS = {
  begun: '開始',
  cut: '回線が切れた（不在）',
  back: '回線が戻った',
  ended: '終了',
} as const

function timesOf(came: LocalMinute | null, until: LocalMinute | null): string {
  return came === null || until === null ? '' : `${hourOf(came)}～${hourOf(until)}`
}

/** Nobody who was there until the closing resigned. */
function stayed(until: LocalMinute | null): string {
  return until === null ? '' : '—'
}
