/**
 * X4-B2, own-58: the delivered programs of kiosk, issuer and tally, each started with its own folder. Two people approve; one takes the own word
 * back, and both approve anew; somebody lays the file of before there. Or the package names other keys under the same names.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { approvalsFile, approvedIn } from '#election/definition/approvals.ts'
import { APPROVERS_FILE, serialiseApprovers } from '#election/keys/approvers.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { approvedByTwo, type KeyPair, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { type AppKind, startApp } from '#simulation/doors/app-process.ts'
import { until } from '#simulation/doors/door.ts'
import { connectApp } from '#simulation/doors/remote-app.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import type { TallyView } from '#tally/session/view.ts'

/** Folder of each machine. */
const MACHINES = { kiosk: 'machines/2-K1', issuer: 'machines/2-I1', tally: 'office' } as const satisfies Record<
  AppKind,
  string
>
let prepared: PreparedStation
const at = (...names: readonly string[]) => join(prepared.directory, ...names)
beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(3), 'no voice', TWO_APPROVERS)
})
afterAll(() => prepared.close())
beforeEach(() => {
  for (const folder of Object.values(MACHINES)) rmSync(at(folder, 'approval-round.json'), { force: true })
})

const approvals = (round: number, two?: readonly KeyPair[]) => approvedByTwo(approvedIn(prepared.election), two, round)

/** The refusal of the package on the machine's first page; null: the package is taken. */
type Told = { readonly code: string; readonly problem?: unknown } | null

function toldBy(view: unknown, kind: AppKind): Told | undefined {
  if (kind === 'issuer') {
    const seen = view as IssuerView
    if (seen.screen === 'starting') return undefined
    return seen.screen === 'refused' ? { code: seen.notice.code, problem: seen.notice.values?.problem } : null
  }
  if (kind === 'tally') {
    const { phase, message } = view as TallyView
    if (phase === 'starting') return undefined
    return phase === 'out-of-service' ? { code: message?.code ?? '', problem: message?.about.problem } : null
  }
  const { page } = view as KioskView
  const line = page.type === 'starting' ? page.lines.find((each) => each.line === 'package')?.state : 'good'
  if (line === 'waiting' || line === 'running' || line === undefined) return undefined
  return typeof line === 'object' && 'bad' in line ? { code: line.bad, problem: line.values?.problem } : null
}

/** Starts the program on that package as a person does, and reads its screen. */
async function asked(kind: AppKind, file: Uint8Array, changed: { readonly machine?: string } = {}): Promise<Told> {
  writeFileSync(at('package', approvalsFile(1)), file)
  const config = {
    ...{ package: at('package'), machine: changed.machine ?? at(MACHINES[kind]), shell: 'none' as const },
    ...(kind !== 'tally' && { reader: cardReaderOn('/dev/null'), clock: '2002-06-23T06:40' }),
    ...(kind === 'issuer' && { takeover: at('take-over'), reports: at('reports'), out: at('out') }),
  }
  const program = startApp(kind, config, at(`${kind}.json`))
  const screen = await connectApp<unknown, never>((await program.address) ?? '')
  if (screen === null) throw new Error(program.said().join('\n'))
  try {
    return await until(
      screen,
      `${kind}: the package`,
      (view) => {
        const told = toldBy(view, kind)
        return told === undefined ? undefined : { told }
      },
      (view) => JSON.stringify(view),
    ).then(({ told }) => told)
  } finally {
    await program.stop()
  }
}

test.each(['kiosk', 'issuer', 'tally'] as const)(
  '%s: what was taken back opens nothing, at any later start',
  async (kind) => {
    expect(await asked(kind, approvals(1))).toBe(null)
    expect(await asked(kind, approvals(2))).toBe(null)
    expect(await asked(kind, approvals(1))).toEqual({ code: 'package-not-approved', problem: 'taken-back' })
    expect(await asked(kind, approvals(2))).toBe(null)
  },
)

test.each(['kiosk', 'issuer', 'tally'] as const)('%s: other keys under the same names', async (kind) => {
  const strangers = TWO_APPROVERS.map(({ name }) => ({ name, ...makeSigningKey(secureRandomness()) }))
  expect(await asked(kind, approvals(1, strangers))).toEqual({
    code: 'package-not-approved',
    problem: 'unknown-person',
  })
  const machine = at(`exchanged-${kind}`)
  cpSync(at(MACHINES[kind]), machine, { recursive: true })
  const exchanged = strangers.map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))
  const identity = join(machine, 'identity.json')
  if (kind === 'tally') writeFileSync(join(machine, APPROVERS_FILE), serialiseApprovers(exchanged))
  else {
    const kept = JSON.parse(readFileSync(identity, 'utf8'))
    writeFileSync(identity, JSON.stringify({ ...kept, approvers: exchanged }))
  }
  expect(await asked(kind, approvals(1, strangers), { machine })).toMatchObject({ code: 'approvers-differ' })
})
