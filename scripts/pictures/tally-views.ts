/** Views of the tally that the pictures show: an evening of four stations, and a night of 43. */
import type { PairNumber, StationId } from '#election/ids.ts'
import { numbered } from '#election/keys/approvers.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { arrivedAt } from '#simulation/counting/receive-stations.ts'
import { TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { initialState } from '#tally/session/state.ts'
import type { SlotView, StationView, TallyView } from '#tally/session/view.ts'
import { viewOf } from '#tally/session/view-of.ts'

const STATIONS = ['朝霧第一小学校', '水上公民館', '梅ヶ谷地区センター', '柏尾市民会館']
const KIOSKS = 2

function station(place: number, changes: Partial<StationView> = {}): StationView {
  return {
    id: String(place + 1) as StationId,
    name: STATIONS[place] ?? `第${place + 1}投票区投票所`,
    arrival: arrivedAt(String(place + 1)).get(String(place + 1) as StationId) ?? null,
    report: 'received',
    typed: null,
    reportFingerprint: `7302 1945 8816 0027 4${place}53`,
    comparison: null,
    difference: '',
    corrects: '',
    setAside: [],
    pairs: { expected: KIOSKS, read: 0 },
    books: 'waiting',
    reason: null,
    logs: [],
    ...changes,
  }
}

function slot(place: number, changes: Partial<SlotView> = {}): SlotView {
  const medium = {
    serial: `A0${place}-0${place}17-O`,
    station: String(place) as StationId,
    pair: 1 as PairNumber,
    role: 'original' as const,
  }
  const nothing = { sealFingerprint: null, progress: null, files: null, scans: null, refusal: null, pairNow: null }
  return { slot: place, state: 'present', medium, ...nothing, ...changes }
}

/** The PC as it starts, and an election whose stations have brought nothing yet. */
export const EMPTY: TallyView = {
  ...viewOf(initialState(4, '2027-04-25T21:30' as LocalMinute)),
  phase: 'receive',
  head: {
    use: 'fixture',
    title: '朝霧市長・市議会議員選挙（見本）',
    municipality: '朝霧市',
    date: '2027-04-25' as LocalDate,
    listVersion: 1,
    fingerprint: '4810 2290 1173 5521 0946',
    approvers: numbered(TWO_APPROVERS),
    software: '97444 27431 75317 78695',
  },
  contests: [
    { id: 'mayor', title: '朝霧市長選挙' },
    { id: 'council', title: '朝霧市議会議員選挙' },
  ],
  machineKey: 'open',
  totals: { stations: { done: 0, all: 4 }, reports: { done: 0, all: 4 }, media: { done: 0, all: 8 } },
  stations: STATIONS.map((_, place) =>
    station(place, { arrival: null, report: 'missing', reportFingerprint: null, pairs: { expected: 0, read: 0 } }),
  ),
  missing: STATIONS.flatMap((_, place) => {
    const id = String(place + 1) as StationId
    return [{ type: 'list-not-checked', station: id } as const, { type: 'report', station: id } as const]
  }),
  seats: [1, 2, 3].map((index) => ({ index, file: false, holder: '', state: 'empty' })),
  threshold: 2,
  mayCount: false,
  nextAnnouncement: null,
}

/** Four media in the slots, and each refused for another reason. */
export const SEVERAL: TallyView = {
  ...EMPTY,
  stations: STATIONS.map((_, place) => station(place, { comparison: 'same', pairs: { expected: KIOSKS, read: 1 } })),
  slots: [
    slot(1, {
      state: 'refused',
      refusal: { type: 'medium-damaged', station: '1' as StationId, pair: 1 as PairNumber },
    }),
    slot(2, {
      state: 'refused',
      refusal: { type: 'duplicate-not-allowed', station: '1' as StationId, pair: 1 as PairNumber },
    }),
    slot(3, { state: 'refused', refusal: { type: 'not-closed', station: '3' as StationId, pair: 1 as PairNumber } }),
    slot(4, { state: 'refused', medium: null, refusal: { type: 'report-in-a-slot' } }),
  ],
  missing: [{ type: 'medium', station: '1' as StationId, pair: 1 as PairNumber }],
  message: { code: 'several-media-refused', about: { count: 4 } },
}

/** A city of 43 stations in the middle of the night: all to be seen at once (T4). */
const NIGHT_STATIONS = Array.from({ length: 43 }, (_, place): StationView => {
  const name = `第${place + 1}投票区投票所　${STATIONS[place % 4]}`
  if (place >= 20) return station(place, { name, arrival: null, report: 'missing', reportFingerprint: null })
  if (place === 7) {
    const { arrival: whole } = station(place)
    const arrival = whole && { ...whole, containers: whole.containers.map((box, i) => ({ ...box, sealed: i !== 1 })) }
    return station(place, { name, arrival, comparison: 'same', pairs: { expected: 3, read: 0 } })
  }
  const read = place < 14 ? 3 : place < 16 ? 1 : 0
  return station(place, { name, comparison: place < 18 ? 'same' : null, pairs: { expected: 3, read } })
})
export const NIGHT: TallyView = {
  ...EMPTY,
  totals: { stations: { done: 20, all: 43 }, reports: { done: 20, all: 43 }, media: { done: 43, all: 113 } },
  reading: { readBytes: 412_000_000, totalBytes: 1_340_000_000, secondsLeft: 133 },
  stations: NIGHT_STATIONS,
  slots: Array.from({ length: 16 }, (_, i) =>
    slot(
      i + 1,
      i < 10
        ? { state: 'accepted' }
        : i < 12
          ? { state: 'reading', progress: { readBytes: 31_000_000, totalBytes: 67_000_000 } }
          : {},
    ),
  ),
  missing: [
    { type: 'container-not-sealed', station: '8' as StationId },
    ...NIGHT_STATIONS.slice(20).flatMap(({ id: of }) => [
      { type: 'list-not-checked' as const, station: of },
      { type: 'report' as const, station: of },
    ]),
  ],
  message: { code: 'container-not-sealed', about: { slot: 3, station: '8' } },
}
