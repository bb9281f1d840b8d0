/**
 * Sorts, mixes twice and opens a list of many records through the very processes of a count, one after the other, for `mix.ts`. Arguments:
 * records, a directory. With `make` as third one: makes the list that the others work on, in a process of its own.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { assert } from '#election/assert.ts'
import { sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import type { HelperProcess } from '#shell/helper-process.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { startHelper } from '#tally/services/helper-process.ts'
import { askHelper } from '#tally/services/mix/ask-helper.ts'
import type {
  HolderReply,
  HolderRequest,
  HolderSetting,
  ListPlace,
  ListReply,
  ListRequest,
  MixerReply,
  MixerRequest,
} from '#tally/services/mix/list-messages.ts'
import { finishBundle } from '#tally/services/mix/write-bundle.ts'
import { openGroup } from '#tally/services/open-group.ts'
import type { MixFilesTold, MixProcess } from './mix.ts'
import { type MixListMade, makeMixList } from './mix-list.ts'

const [records = '', directory = '', what] = process.argv.slice(2)
const HOLDERS = [1, 2]

type Made = Pick<MixListMade, 'place' | 'source'> & {
  readonly shareFiles: readonly Uint8Array[]
  readonly passphrases: readonly string[]
  readonly election: MixListMade['made']['election']
}

if (what === 'make') await make()
else await work(await made())
process.disconnect?.()

async function make(): Promise<void> {
  const { group } = openGroup()
  const { made: election, ...list } = await makeMixList(group, Number(records), directory)
  const { shareFiles, passphrases } = election
  process.send?.({ ...list, shareFiles, passphrases, election: election.election } satisfies Made)
}

function made(): Promise<Made> {
  return new Promise((resolve, reject) => {
    const source = fileURLToPath(import.meta.url)
    const child = fork(source, [records, directory, 'make'], {
      stdio: ['ignore', 2, 2, 'ipc'],
      serialization: 'advanced',
    })
    let told: Made | null = null
    child.on('message', (message: Made) => {
      told = message
    })
    child.on('exit', () => (told === null ? reject(new Error('no list was made')) : resolve(told)))
  })
}

async function work({ place, source, shareFiles, passphrases, election }: Made): Promise<void> {
  const through = (step: MixProcess) => process.send?.({ through: step } satisfies MixFilesTold)
  through('make')
  const sorted = await ask<ListRequest, ListReply>('list', { type: 'sort', place, source })
  assert(sorted.type === 'sorted' && sorted.records === Number(records), 'bench: every record is a vote')
  through('sort')
  let at: ListPlace = place
  for (const mixers of [0, 1]) {
    at = { ...place, mixers }
    assert((await ask<MixerRequest, MixerReply>('mixer', { place: at })).type === 'written', 'bench: a mix')
    through(mixers === 0 ? 'mixer 1' : 'mixer 2')
  }
  at = { ...place, mixers: 2 }
  for (const index of HOLDERS) {
    const file = shareFiles[index - 1] as Uint8Array
    assert((await holder(at, index, file, passphrases[index - 1] as string)).type === 'written', 'bench: a holder')
  }
  through('holders')
  const opened = await ask<ListRequest, ListReply>('list', { type: 'open-list', place: at, holders: HOLDERS })
  assert(opened.type === 'listed', 'bench: an opened list')
  through('opened list')
  const made = { evidence: place.evidence, typed: [], rollRound: null, sorter: null }
  assert((await finishBundle(place.directory, place.packageDirectory, election, made)) !== null, 'bench: a bundle')
  through('bundle')
}

async function ask<Request, Reply extends { readonly type: string }>(name: 'list' | 'mixer', request: Request) {
  const helper: HelperProcess<Request, Reply> = startHelper(name)
  const answer = await askHelper<Request, Reply>(helper, request, () => {})
  await helper.ended
  assert(answer !== null, `bench: an answer of the ${name}`)
  return answer
}

/** As `HolderRoom` asks it. */
async function holder(place: ListPlace, index: number, file: Uint8Array, passphrase: string): Promise<HolderReply> {
  const helper: HelperProcess<HolderSetting | HolderRequest, HolderReply> = startHelper('holder')
  const reply = (types: (type: string) => boolean) =>
    new Promise<HolderReply>((resolve) => helper.onReply((each) => types(each.type) && resolve(each)))
  const ready = reply((type) => type === 'ready')
  helper.send({ type: 'setting', place, machine: directory })
  const { sealTo } = (await ready) as Extract<HolderReply, { type: 'ready' }>
  const answer = reply((type) => type !== 'work')
  const sealed = sealPassphrase(sealTo, index, passphrase, secureRandomness())
  helper.send({ type: 'share', file, folder: directory, index, sealed, records: Number(records) })
  const said = await answer
  await helper.ended
  return said
}
