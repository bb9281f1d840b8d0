/** The voting machine: the services and the session that ship, over media, a disk, a card reader, keys and headphones that are in the page. */

import { assert } from '#election/assert.ts'
import { sealerOf } from '#election/ballot/selection-sealer.ts'
import { initialisePair } from '#election/ballot-box/initialise.ts'
import { capacityOf, type Role } from '#election/ballot-box/layout.ts'
import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import { fromHex } from '#election/bytes.ts'
import type { IssuerKeyId } from '#election/card/card-ids.ts'
import { maskOf } from '#election/contests.ts'
import { severalAt } from '#election/count/lists-of-election.ts'
import { contestsOfDistrict } from '#election/definition/definition.ts'
import { MachineSigner } from '#election/keys/machine-signer.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok } from '#election/result.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { FakeKeypad } from '#hardware/keypad/fake.ts'
import { runKiosk } from '#kiosk/run-kiosk.ts'
import { type KioskElection, kioskFactsOf } from '#kiosk/services/election.ts'
import type { KioskMachine } from '#kiosk/services/machine.ts'
import type { MachineState } from '#kiosk/services/machine-state.ts'
import { KioskServices } from '#kiosk/services/perform.ts'
import type { Clock } from '#shell/running-app.ts'
import { contentsOfFresh, type FakePair, fakePair } from '#simulation/rooms/prepared-pair.ts'
import { browserCrypto } from './browser-world.ts'
import type { Officer } from './officer.ts'
import type { SpokenHeadphones } from './spoken-headphones.ts'
import type { StationElection } from './station-election.ts'

/** A day of a tab is short. */
const LOG_PAGES = 48

export interface MachineParts {
  readonly election: StationElection
  readonly officer: Officer
  readonly randomness: Randomness
  readonly clock: Clock
  readonly panelWidthMm: number
  readonly headphones: SpokenHeadphones
}

export class VotingMachine {
  readonly keypad = new FakeKeypad()
  readonly reader: FakeCardReader
  readonly media: FakePair
  readonly facts: KioskElection['facts']
  readonly #parts: MachineParts
  readonly #election: KioskElection
  #memory: MachineState | null = null
  #keyErased = false

  constructor(parts: MachineParts) {
    const { election, panelWidthMm, randomness, headphones } = parts
    const { electionPackage } = election.made.election
    const place = electionPackage.machines.find(
      ({ station, kind }) => station === election.station.id && kind === 'kiosk',
    )
    assert(place !== undefined && place.pair !== null, 'the station has a machine')
    const facts = kioskFactsOf(election.made.election, place, panelWidthMm)
    assert(facts !== null, 'a machine of the package')
    const issuers = electionPackage.machines.filter(
      ({ station, kind }) => station === place.station && kind === 'issuer',
    )
    this.#parts = parts
    this.reader = new FakeCardReader(randomness)
    this.facts = facts
    this.#election = {
      loaded: election.made.election,
      identity: election.machine(place.id).identity,
      facts,
      sealer: sealerOf(election.made.election),
      issuerKeys: new Map(issuers.map((each) => [each.issuerKeyId as IssuerKeyId, fromHex(each.signingKey)])),
      voices: ok(headphones.voicesOf(facts)),
    }
    this.media = freshMedia(parts, place.pair)
  }

  start() {
    const { randomness, clock, headphones } = this.#parts
    const { reader, keypad, media } = this
    const ports = {
      ...{ reader, keypad, headphones, crypto: browserCrypto, machine: this.#machine() },
      openMedium: async (role: Role) => ok(media[role]),
      software: async () => ({ type: 'unlisted' }) as const,
    }
    const services = new KioskServices(ports, { clock, randomness })
    return runKiosk(services, ports, { clock, randomness }, async () => {})
  }

  #machine(): KioskMachine {
    const { election, officer } = this.#parts
    const { machine } = this.facts
    return {
      personalised: async () => ok(machine),
      election: async () => ok(this.#election),
      remembered: async () => (this.#memory === null ? { type: 'nothing' } : { type: 'known', state: this.#memory }),
      remember: async (state) => {
        this.#memory = state
        return ok()
      },
      unlock: async (_reader, _election, uid, pin) => {
        if (!officer.is(uid, pin)) return err('wrong-pin')
        const signer = new MachineSigner(this.#keyErased ? null : election.machine(machine).signingSecretKey.slice())
        return ok({ operatorCard: 1, permission: officer.permission, keys: election.stationKeys, signer })
      },
      signingKey: async () => (this.#keyErased ? 'erased' : 'sealed'),
      eraseSigningKey: async () => {
        this.#keyErased = true
        return ok()
      },
      close: async () => {},
    }
  }
}

function freshMedia(
  { election, randomness }: MachineParts,
  pair: NonNullable<KioskElection['facts']['pair']>,
): FakePair {
  const { electionPackage } = election.made.election
  const { station } = election
  const fresh = initialisePair({
    electionId: electionPackage.electionId,
    keySet: electionPackage.keySet,
    use: electionPackage.use,
    kind: station.earlyVoting ? 'early-voting' : 'election-day',
    station: station.index,
    pair,
    contests: maskOf(contestsOfDistrict(electionPackage, station)),
    several: severalAt(election.made.election, station),
    capacity: capacityOf(election.sources.roll.length),
    logPages: LOG_PAGES,
    dates: station.dates,
    serials: {
      original: mediumSerial(station.index, pair, 'original'),
      duplicate: mediumSerial(station.index, pair, 'duplicate'),
    },
    stationSecret: election.stationKeys.stationSecret,
    authoritySecretKey: election.authority.secretKey,
    randomness,
    sha256: browserCrypto.sha256,
  })
  return fakePair(contentsOfFresh(fresh))
}
