/**
 * The way after the export of an online box, on the night of the poll: sorting by `ippyo sort-online`, the tally as it ships, as a process of its
 * own, which takes the sorted votes with those of two stations, and what `ippyo` gives to the public.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import { authorityFingerprint } from '#election/keys/fingerprint.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { writeShareFile } from '#election/keys/share-file.ts'
import { signVoids } from '#election/online/voids.ts'
import { votedListHash, votedListUnsigned } from '#election/online/voted.ts'
import { roundName, signRound } from '#election/roll/roll-round.ts'
import { TEST_POLICY } from '#online/test-jpki/authority.ts'
import type { AppConfig } from '#shell/config.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { setUpTally, TALLY_PASSPHRASE, writeCountingElection } from '#simulation/counting/counting-election.ts'
import { drive, heard, joinPaper, startCounting } from '#simulation/counting/drive-tally.ts'
import { holdersOpen, type MixedNight, nightOf, receiveAll, VOTES } from '#simulation/counting/mixed-night.ts'
import { signersOf } from '#simulation/counting/two-approve.ts'
import { type AppProcess, startApp } from '#simulation/doors/app-process.ts'
import { connectApp } from '#simulation/doors/remote-app.ts'
import { listsOfRound } from '#simulation/rooms/round-of.ts'
import { type ContestJson, countResultJson } from '#tally/services/count/result-json.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { votesWithReview } from './abroad.ts'
import { INVENTED_PASSPHRASE } from './ceremony.ts'
import { approversFile, type Ground } from './configs.ts'

/** Holders of the sorting key who come; those of the counting key are other people. */
const SORTERS = [1, 2] as const
const HOLDERS = [1, 3] as const
const CARDS = 'cards.json'

const sortedJson = z.object({
  sums: z.object({
    ...{ events: z.number(), superseded: z.number(), voted: z.number(), held: z.number(), voided: z.number() },
    ...{ restored: z.number(), counted: z.number() },
  }),
})
const bundleJson = z.object({ fingerprint: z.string() })
const verifiedJson = z.object({
  checks: z.array(z.object({ check: z.string(), result: z.enum(['holds', 'fails', 'not-checked']) })),
  differing: z.array(z.string()).nullable(),
})

export type SortedVotes = z.infer<typeof sortedJson>
type VerifiedExport = z.infer<typeof verifiedJson>

export interface ForThePublic {
  /** One file, for the check page. */
  readonly bundle: string
  /** 20 digits, on the papers of the count. */
  readonly number: string
  /** 20 digits of the commission's key, which everybody has on paper. */
  readonly authority: string
  readonly online: VerifiedExport
}

/** Runs a command of `ippyo`. @returns the lines that it wrote @throws with them, unless it ends with 0 */
type RunIppyo = (words: readonly string[], passphrases?: readonly string[]) => Promise<readonly string[]>

export class CountingCentre {
  readonly #ground: Ground
  readonly #config: AppConfig
  readonly #ippyo: RunIppyo
  #tally: AppProcess | null = null

  private constructor(ground: Ground, config: AppConfig, ippyo: RunIppyo) {
    this.#ground = ground
    this.#config = config
    this.#ippyo = ippyo
  }

  /** As stations and commission leave it on that evening: five people voted at two machines, and nobody asked for a card in place of an online vote. */
  static async setUp(ground: Ground, ippyo: RunIppyo): Promise<CountingCentre> {
    const { election, made, places } = ground
    const { electionId, keySet, rules, stations } = election.electionPackage
    const votes = severalListsIn(made.election) === null ? VOTES : votesWithReview(VOTES)
    const night = ground.isBody
      ? await boxAlone(made, places.counting)
      : await nightOf(made, places.counting, { votes })
    await setUpTally(made, places.sorter, 'sorting')
    const of = { electionId, keySet, shares: 3, threshold: 2, cost: COST_FIXTURE, randomness: secureRandomness() }
    for (const share of election.sorting.shares.filter(({ index }) => index <= SORTERS.length)) {
      writeFileSync(
        shareFile(ground, share.index),
        await writeShareFile({ ...of, kind: 'sorting', share, passphrase: INVENTED_PASSPHRASE }),
      )
    }
    const voids = { electionId, number: 1, rollList: { number: 1, last: true }, voided: [], cards: [] }
    for (const { id } of stations) {
      const issuer = `${id}-I1` as Parameters<typeof signVoids>[0]['issuer']
      const key = made.signingKeys.get(issuer)
      assert(key !== undefined, 'counting centre: an issuer at each station')
      const { bytes, signature } = signVoids({ ...voids, station: id, issuer }, key)
      writeFileSync(join(places.voids, `online-voids-${id}-1.ippyo`), bytes)
      writeFileSync(join(places.voids, `online-voids-${id}-1.sig`), signature)
    }
    const trust = { roots: ['root.der'], between: ['between.der'], policies: [TEST_POLICY], oldestStatus: 3600 }
    writeFileSync(join(places.certificates, CARDS), JSON.stringify(trust))
    const media = [...(night.config.media ?? []), places.sorted]
    return new CountingCentre(ground, { ...night.config, media, clock: `${rules.date}T21:30`, shell: 'none' }, ippyo)
  }

  /** Two holders of the sorting key and the people at the machine give their passphrases. A second time changes nothing. */
  async sort(): Promise<SortedVotes> {
    const { election, isBody, made, places } = this.#ground
    const { electionId, stations } = election.electionPackage
    const holders = isBody ? [] : SORTERS.map(() => INVENTED_PASSPHRASE)
    // The evening before: the roll lists were made of this export's list of who voted.
    const list = votedListUnsigned(readFileSync(join(places.exported[0], 'online-voted.ippyo')), electionId)
    assert(list !== null, 'counting centre: a list of who voted')
    const voted = votedListHash(list)
    const round = signRound(
      { electionId, number: 1, last: true, lists: listsOfRound(stations, 1), voted, incidents: null },
      signersOf(made.election.electionPackage, made.authority.secretKey),
    )
    writeFileSync(join(places.voids, `${roundName(1)}.ippyo`), round.bytes)
    writeFileSync(join(places.voids, `${roundName(1)}.sig`), round.signature)
    const words = [
      ...['sort-online', ...this.#exported()],
      ...['--machine', places.sorter, '--out', places.sorted],
      ...(isBody ? [] : this.#cards()),
      ...stations.flatMap(({ id }) => ['--reported', `${id}:0:0`]),
    ]
    return sortedJson.parse(await this.#inJson(words, [...holders, TALLY_PASSPHRASE]))
  }

  /** From the empty machine to the result: media, sorted votes, mix, two holders. A count that has ended is shown again. */
  async count(): Promise<readonly ContestJson[]> {
    const tally = startApp('tally', this.#config, join(this.#ground.places.configs, 'tally.json'))
    this.#tally = tally
    try {
      const address = await tally.address
      const remote = address === null ? null : await connectApp<TallyView, TallyScreenEvent>(address)
      if (remote === null) throw new Error(`tally: ${tally.said().join('\n')}`)
      const lost = new Promise<never>((_, reject) => remote.onLost(() => reject(new Error('the tally has ended'))))
      lost.catch(() => {})
      const driven = drive(remote, secureRandomness(), true, () => heard(remote))
      return await Promise.race([countedBy(driven, this.#ground.made), lost])
    } finally {
      await tally.stop()
      this.#tally = null
    }
  }

  /** The bundle as everybody gets it, its number, and what `ippyo verify-online` says of export, sorted votes and bundle. */
  async publish(): Promise<ForThePublic> {
    const { election, places } = this.#ground
    const bundle = join(places.counting, 'bundle.tar')
    rmSync(bundle, { force: true })
    const carried = await this.#inJson(['bundle', '--count', this.#config.out ?? '', '--out', bundle])
    const held = ['--sorted', places.sorted, '--bundle', bundle]
    const online = await this.#inJson(['verify-online', ...this.#exported(), ...held])
    return {
      ...{ bundle, number: bundleJson.parse(carried).fingerprint, online: verifiedJson.parse(online) },
      authority: authorityFingerprint(election.authority),
    }
  }

  /** Ends it in the middle of any work. */
  async end(): Promise<void> {
    await this.#tally?.stop()
  }

  #exported(): readonly string[] {
    const { places } = this.#ground
    const [original, duplicate] = places.exported
    return [
      ...['--package', this.#config.package, '--authority', join(places.election, 'authority.pub')],
      ...['--settings', join(places.election, 'online.json'), '--original', original, '--duplicate', duplicate],
      ...['--voids', places.voids, '--approvers', approversFile(this.#ground), '--boxes', places.boxes],
    ]
  }

  /** Who is a member has no card: there is no evidence, and no key that opens it. */
  #cards(): readonly string[] {
    const { places } = this.#ground
    const shares = SORTERS.flatMap((index) => ['--share', shareFile(this.#ground, index)])
    return ['--evidence', places.sorting, '--cards', join(places.certificates, CARDS), ...shares]
  }

  /** Figures for the page; a refusal in the words of the command. */
  async #inJson(words: readonly string[], passphrases?: readonly string[]): Promise<unknown> {
    try {
      const lines = await this.#ippyo([...words, '--json'], passphrases)
      // Beside it are the numbers that people compare before a passphrase.
      return JSON.parse(lines.find((line) => line.startsWith('{')) ?? '')
    } catch {
      await this.#ippyo(['--lang', 'ja', ...words], passphrases)
      throw new Error(`ippyo ${words[0]}`)
    }
  }
}

/** No station votes: the tally waits for the sorted votes alone. */
async function boxAlone(made: Ground['made'], directory: string): Promise<Pick<MixedNight, 'config'>> {
  await writeCountingElection(made, directory)
  const places = ['package', 'machine', 'reports', 'shares', 'out'].map((name) => [name, join(directory, name)])
  return { config: { ...Object.fromEntries(places), media: [] } }
}

async function countedBy(driven: ReturnType<typeof drive>, made: Ground['made']): Promise<readonly ContestJson[]> {
  if (made.election.electionPackage.stations.length > 0) await receiveAll(driven)
  else {
    // No station sends a report.
    await startCounting(driven)
    await driven.act({ type: 'read-media' })
  }
  if (driven.tally.view().phase === 'receive') {
    await driven.act({ type: 'count' })
    await holdersOpen({ made }, driven, HOLDERS)
  }
  const { result } = await joinPaper(driven)
  assert(result !== null, 'counting centre: a result')
  // The bundle has the machines' figures: the hall hears them first (CNT-12).
  await driven.act({ type: 'announce' })
  return countResultJson(result.contests)
}

function shareFile({ places }: Ground, index: number): string {
  return join(places.keys, `sorting-${index}.json`)
}
