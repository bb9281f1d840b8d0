/** A later candidate list of the simulated election, as its machines know it once they were started with it (LAW-19). */
import type { ContestMask, PairNumber } from '#election/ids.ts'
import type { SampleStation } from './sample-station.ts'

/** @param suspended contests that are voted on paper until the list after it */
export function withNextList(facts: SampleStation, suspended: ContestMask): SampleStation {
  const { loaded } = facts
  const isOff = ({ bit }: { readonly bit: number }) => (suspended & (1 << bit)) !== 0
  const off = new Set(facts.contests.filter(isOff).map(({ id }) => id))
  const version = loaded.list.version + 1
  const contests = loaded.list.contests.map(({ suspended: _before, ...entry }) =>
    off.has(entry.contest) ? { ...entry, suspended: true as const } : entry,
  )
  const list = { ...loaded.list, version, contests }
  const listHash = new Uint8Array(32).fill(version)
  const election = { ...loaded, list, listHash, lists: [...loaded.lists, { list, listHash }] }
  const kiosk = (pair: PairNumber) => {
    const before = facts.kiosk(pair)
    const ofKiosk = before.facts.contests.map((each) => ({ ...each, suspended: off.has(each.contest.id) }))
    return { ...before, loaded: election, facts: { ...before.facts, listVersion: version, contests: ofKiosk } }
  }
  const issuer = (place: number) => {
    const before = facts.issuer(place)
    return { ...before, election, facts: { ...before.facts, listVersion: version, offCards: suspended } }
  }
  return { ...facts, loaded: election, kiosk, issuer }
}
