/** The config of each program of an online box on one machine, as an operator writes it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { TEST_POLICY } from '#online/test-jpki/authority.ts'
import type { CountingElection } from '#simulation/counting/counting-election.ts'
import type { VotersElection } from '#simulation/rooms/voter-election.ts'
import { NUMBER, signedIn } from '../signed-election.ts'
import { CONSULATES_FILE } from './abroad.ts'
import { keyFile, type Places } from './ceremony.ts'

const MUNICIPALITY = 33_210
const LOOPBACK = '127.0.0.1'
const ANY_PORT = { host: LOOPBACK, port: 0 }

/** Ports that others must know before a program is started. */
export interface Ports {
  readonly page: number
  readonly gate: number
  readonly cards: number
  readonly roll: number
  readonly hold: number
  readonly collector: number
  readonly witnesses: readonly number[]
}

export interface Ground {
  readonly places: Places
  readonly election: VotersElection
  readonly made: CountingElection
  /** A private body: its voters have no cards, and there is no station. */
  readonly isBody: boolean
  /** Directory of the databases' socket. */
  readonly socket: string
  readonly ports: Ports
}

const local = (port: number) => `http://localhost:${port}`
const listenAt = (port: number) => ({ host: 'localhost', port })
const database = ({ socket }: Ground, name: 'box_side' | 'roll_side', user: string) => ({
  ...{ host: socket, name, user },
  sites: 1,
})
const signed = ({ places }: Ground) => signedIn(places.election)
const answersFile = (places: Places) => join(places.configs, 'answers.json')
export const approversFile = ({ places }: Ground) => join(places.boxes, 'approvers.json')

export const configs = {
  migrate: (ground: Ground, side: 'box' | 'roll') => ({
    side,
    database: database(ground, `${side}_side`, ADMINISTRATOR),
  }),
  cards: ({ places, ports }: Ground) => ({
    ...{ certificates: places.certificates, page: `${local(ports.cards)}/card`, slowMs: 3000 },
    listen: listenAt(ports.cards),
  }),
  roll: (ground: Ground) => ({
    ...{ database: database(ground, 'roll_side', 'roll_office'), municipality: MUNICIPALITY, number: NUMBER },
    ...{ election: signed(ground), hostKeyFile: keyFile(ground.places, 'roll-host'), variants: {} },
    ...{ boxSide: `${local(ground.ports.hold)}/`, listen: listenAt(ground.ports.roll) },
    ...{
      passkeys: null,
      origin: local(ground.ports.roll),
      pages: ground.places.staff,
      ...(ground.election.settings.switches.voters === 'abroad' ? { consulates: CONSULATES_FILE } : {}),
      desk: ground.isBody ? '選挙の係　電話 0299-00-0000' : '選挙管理委員会　電話 +81-299-00-0000',
    },
  }),
  hold: (ground: Ground) => ({
    ...{ database: database(ground, 'box_side', 'holder'), number: NUMBER, election: signed(ground) },
    ...{ approvers: approversFile(ground), listen: listenAt(ground.ports.hold) },
  }),
  gate(ground: Ground) {
    const { places, ports } = ground
    return {
      ...{ database: database(ground, 'roll_side', 'gate'), municipality: MUNICIPALITY, number: NUMBER },
      ...{ hostKeyFile: keyFile(places, 'roll-host'), variants: {}, boxSide: `${local(ports.hold)}/` },
      ...{ election: signed(ground), gateKeyFile: keyFile(places, 'gate') },
      ...{ addressHeader: null, listen: listenAt(ports.gate) },
      cards: ground.isBody
        ? null
        : {
            service: `${local(ports.cards)}/`,
            roots: [join(places.certificates, 'root.der')],
            between: [join(places.certificates, 'between.der')],
            ...{ policies: [TEST_POLICY], oldestStatus: 3600 },
          },
      metrics: ANY_PORT,
    }
  },
  /** The rehearsal's box has closed by its own clock; this computer's is where it was. */
  evidence: (ground: Ground) => ({
    ...{ database: database(ground, 'roll_side', 'roll_office'), municipality: MUNICIPALITY, number: NUMBER },
    ...{ electionId: ground.election.settings.electionId, closes: ground.election.settings.opens },
    directory: ground.places.sorting,
  }),
  provision: (ground: Ground, boxes: readonly string[]) => ({
    ...{ database: database(ground, 'box_side', 'provisioner'), number: NUMBER, election: signed(ground) },
    ...{ approvers: approversFile(ground), boxes },
  }),
  collector: (ground: Ground) => ({
    ...{ database: database(ground, 'box_side', 'collector'), number: NUMBER, election: signed(ground) },
    promiseKeyFile: keyFile(ground.places, 'promise'),
    ...{ listen: listenAt(ground.ports.collector), metrics: ANY_PORT },
  }),
  witness({ election, places, ports }: Ground, at: number) {
    const { keys, origin } = election.settings
    const name = election.witnesses[at]?.name ?? ''
    return {
      ...{ name, keyFile: keyFile(places, name), file: join(places.configs, `${name}.db`) },
      listen: listenAt(ports.witnesses[at] ?? 0),
      logs: [{ origin: origin.log, key: keys.sequencer }],
    }
  },
  sequencer: (ground: Ground) => ({
    ...{ database: database(ground, 'box_side', 'sequencer'), number: NUMBER, election: signed(ground) },
    ...{ directory: ground.places.log, keyFile: keyFile(ground.places, 'sequencer') },
    witnesses: ground.election.settings.keys.witnesses.map(({ name }, at) => ({
      ...{ name, url: `${local(ground.ports.witnesses[at] ?? 0)}/` },
    })),
  }),
  page: ({ election, places, ports }: Ground) => ({
    answers: election.settings.questionnaire.length === 0 ? null : answersFile(places),
    ...{ authority: join(places.election, 'authority.pub'), election: places.election },
    ...{ files: places.page, log: places.log, gate: local(ports.gate) },
    ...{ collector: local(ports.collector), listen: listenAt(ports.page) },
  }),
  export: (ground: Ground) => ({
    ...{ database: database(ground, 'box_side', 'exporter'), number: NUMBER, election: signed(ground) },
    ...{ log: ground.places.log, directories: ground.places.exported },
    keyFiles: ground.election.exporters.map(({ name }) => keyFile(ground.places, name)),
  }),
}

export function writeConfig({ places }: Ground, name: string, config: object): string {
  const path = join(places.configs, `${name}.json`)
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 })
  return path
}
