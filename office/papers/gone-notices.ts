/** Candidates who died or withdrew (LAW-18): the notice of each polling station that votes on them, and its file. */
import { paperHead } from '#documents/document.ts'
import type { GoneNoticeInput } from '#documents/gone-notice.ts'
import { type Station, shownName } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { LocalMinute } from '#election/time.ts'

interface StationNotice {
  readonly file: string
  readonly notice: GoneNoticeInput
}

/** @param enteredAt when the commission entered it; null: for the pen */
export function goneNotices(
  election: LoadedElection,
  madeAt: LocalMinute,
  enteredAt: LocalMinute | null,
): readonly StationNotice[] {
  const notices = election.electionPackage.stations.map((station) => ({
    file: `notice-${station.id}.pdf`,
    notice: noticeFor(election, station, madeAt, enteredAt),
  }))
  return notices.filter(({ notice }) => notice.contests.length > 0)
}

function noticeFor(
  election: LoadedElection,
  station: Station,
  madeAt: LocalMinute,
  enteredAt: LocalMinute | null,
): GoneNoticeInput {
  const { electionPackage, list, fingerprint } = election
  const contests = electionPackage.contests
    .filter(({ districts }) => districts.length === 0 || districts.includes(station.district))
    .map(({ id, title }) => {
      const candidates = list.contests.find(({ contest }) => contest === id)?.candidates ?? []
      const gone = candidates.flatMap((each) =>
        each.gone === null ? [] : [{ ...each, name: shownName(each), gone: each.gone }],
      )
      return { title, gone }
    })
  return {
    head: paperHead(electionPackage, madeAt),
    station: station.name,
    contests: contests.filter(({ gone }) => gone.length > 0),
    list: { version: list.version, fingerprint },
    enteredAt,
  }
}
