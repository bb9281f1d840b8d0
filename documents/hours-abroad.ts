/** The hours of an online box on paper for a voter abroad: by clocks in Japan, and by those where the voter's consulate is. */
import { assert } from '#election/assert.ts'
import { parseInstant, type UnixSecond } from '#election/online/instant.ts'
import { offsetInWords, timeThere, type Zone } from '#election/online/zone.ts'
import type { LocalMinute } from '#election/time.ts'

export interface Hours {
  /** In Japan. */
  readonly opens: LocalMinute
  readonly closes: LocalMinute
}

/** Each end has its own day, and its own distance from UTC where clocks are put on or back between them. */
export function hoursAbroad({ closes, opens }: Hours, zone: Zone): readonly [japan: string, there: string] {
  const [from, to] = [opens, closes].map((minute) => timeThere(inJapan(minute), zone)) as [There, There]
  const [fromOffset, toOffset] = [from, to].map(({ offsetMinutes }) => offsetInWords(offsetMinutes))
  const there =
    fromOffset === toOffset
      ? `${inShort(from.minute)} ～ ${inShort(to.minute)}（${fromOffset}）`
      : `${inShort(from.minute)}（${fromOffset}）～ ${inShort(to.minute)}（${toOffset}）`
  return [`${inShort(opens)} ～ ${inShort(closes)}（UTC+9）`, there]
}

type There = ReturnType<typeof timeThere>

function inJapan(minute: LocalMinute): UnixSecond {
  const instant = parseInstant(`${minute}:00+09:00`)
  assert(instant !== null, 'hours: a minute of Japan')
  return instant
}

/** 2026年11月22日（日）20:30 */
function inShort(minute: LocalMinute): string {
  const [year, month, day] = minute.slice(0, 10).split('-').map(Number)
  const weekday = '日月火水木金土'[new Date(`${minute.slice(0, 10)}T00:00:00Z`).getUTCDay()]
  return `${year}年${month}月${day}日（${weekday}）${Number(minute.slice(11, 13))}:${minute.slice(14, 16)}`
}
