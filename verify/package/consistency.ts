/** package.md §3, "Consistency": members that are each well-formed and yet cannot all be true. */
import { x25519 } from '@noble/curves/ed25519.js'
import type { PackageBody } from './body.ts'
import { distinct, Malformed } from './fields.ts'

/** @throws Malformed */
export function checkConsistency(body: PackageBody): void {
  const { contests, stations, machines, stationFacts, countingKey, unlock, files } = body
  const unique = <T>(what: string, all: readonly T[], of: (each: T) => string | number) => distinct(all.map(of), what)
  unique('contests.id', contests, ({ id }) => id)
  unique('contests.bit', contests, ({ bit }) => bit)
  unique('stations.id', stations, ({ id }) => id)
  unique('stations.index', stations, ({ index }) => index)
  unique('machines.id', machines, ({ id }) => id)
  unique('machines.signingKey', machines, ({ signingKey }) => signingKey)
  unique('machines.agreementKey', machines, ({ agreementKey }) => agreementKey)
  // Pairs and issuer key ids inside a station: a machine has one or the other.
  unique(
    'machines.pair',
    machines,
    ({ station, kind, pair, issuerKeyId }) => `${station} ${kind} ${pair} ${issuerKeyId}`,
  )
  unique('stationFacts.station', stationFacts, (station) => station)
  unique('countingKey.shares', countingKey.shares, ({ index }) => index)
  unique('unlock', unlock, ({ machine, operatorCard }) => `${machine} ${operatorCard}`)
  unique('files.path', files, ({ path }) => path)
  const stationIds = new Set(stations.map(({ id }) => id))
  const machineIds = new Set(machines.map(({ id }) => id))
  if (!machines.every(({ station }) => stationIds.has(station))) throw new Malformed('machines.station')
  if (stationFacts.length !== stations.length) throw new Malformed('stationFacts')
  if (!stationFacts.every((station) => stationIds.has(station))) throw new Malformed('stationFacts.station')
  if (!unlock.every(({ machine }) => machineIds.has(machine))) throw new Malformed('unlock.machine')
  if (countingKey.threshold > countingKey.shares.length) throw new Malformed('countingKey.threshold')
  if (!isAgreementKey(countingKey.publicKey)) throw new Malformed('countingKey.publicKey')
}

/** With a point of small order every secret gives 32 zeros: anybody who knows that opens all records. */
function isAgreementKey(hex: string): boolean {
  try {
    // The sum is thrown away; any secret finds it out.
    x25519.getSharedSecret(Buffer.alloc(32, 1), Buffer.from(hex, 'hex'))
    return true
  } catch {
    return false
  }
}
