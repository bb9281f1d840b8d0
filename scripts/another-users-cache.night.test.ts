/**
 * X-A7 as it was done: another user of the machine makes the directory in which the translator keeps what it has translated,
 * before the victim's programs start, and puts own code into it. In a mount namespace with a /tmp of its own.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, PROGRAMS } from '#build/services.mjs'

const ROOT = join(import.meta.dirname, '..')
const [VICTIM, ATTACKER] = [12345, 65534]
const as = (uid: number, command: string) =>
  `setpriv --reuid=${uid} --regid=${uid} --clear-groups env -i PATH=/tmp/node:/usr/bin:/bin ${command}`

interface Program {
  readonly source: string
  readonly args: string
  /** Said by the program when it is called so. */
  readonly words: string
  /** Those words as the source has them: the attacker writes another word there. */
  readonly written: string
}
const APPS = ['kiosk', 'issuer', 'tally'] as const
const PROGRAM: Readonly<Record<string, Program>> = {
  ...Object.fromEntries(
    APPS.map((app) => [
      app,
      { source: `${app}/main.ts`, args: '', words: `npm run ${app} -- --config`, written: ' -- --config' },
    ]),
  ),
  ippyo: {
    source: 'office/main.ts',
    args: '--help',
    words: 'personalise machines and cards',
    written: 'personalise machines and cards',
  },
}

function program(name: string): Program {
  const found = PROGRAM[name]
  if (found === undefined) throw new Error(name)
  return found
}

let kept: string

/** The attacker's own runs fill a cache, once for all attacks: each would translate hundreds of files again. */
function fillCache(): void {
  const runs = Object.values(PROGRAM).map(({ source, args }) =>
    as(ATTACKER, `/tmp/node/node --import tsx ${source} ${args} >/dev/null 2>&1 || true`),
  )
  const found = Object.values(PROGRAM).map(({ written }) => `grep -rqF -e '${written}' /tmp/kept/cache`)
  onMachine([...runs, `cp -r /tmp/tsx-${ATTACKER} /tmp/kept/cache`, 'chmod -R a+rX /tmp/kept/cache', ...found])
}

/**
 * The entries of that cache, changed, are laid where the victim's programs look for theirs.
 *
 * @returns what the victim's program says after the attacker was there
 */
function attacked(name: string, command: string): string {
  const { written } = program(name)
  return onMachine([
    as(ATTACKER, `cp -r /tmp/kept/cache /tmp/tsx-${VICTIM}`),
    as(ATTACKER, `chmod -R a+rX /tmp/tsx-${VICTIM}`),
    as(ATTACKER, `find /tmp/tsx-${VICTIM} -type f -exec sed -i 's/${written}/PLANTED/g' {} +`),
    `${as(VICTIM, command)} 2>&1 || true`,
  ])
}

/** With a /tmp of its own, in which the attacker and the victim both write. @returns what was said there */
function onMachine(lines: readonly string[]): string {
  const script = [
    // By way of /mnt, because the checkout itself may lie below the /tmp that is covered here.
    'set -e; mount -t tmpfs tmpfs /mnt; mkdir /mnt/node /mnt/checkout /mnt/kept',
    `mount --bind '${dirname(process.execPath)}' /mnt/node; mount --bind '${ROOT}' /mnt/checkout; mount --bind '${kept}' /mnt/kept`,
    'mount -t tmpfs -o mode=1777 tmpfs /tmp; mkdir /tmp/node /tmp/checkout /tmp/kept',
    'mount --bind /mnt/node /tmp/node; mount --bind /mnt/checkout /tmp/checkout; mount --bind /mnt/kept /tmp/kept; cd /tmp/checkout',
    ...lines,
  ].join('\n')
  const ran = spawnSync('unshare', ['--mount', 'sh', '-c', script], { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`the attack could not be made: ${ran.stdout}${ran.stderr}`)
  return ran.stdout
}

const possible =
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', 'sh', '-c', 'mount -t tmpfs tmpfs /tmp && command -v setpriv']).status === 0
const reason = possible ? '' : ' (needs root, unshare and setpriv)'

describe.skipIf(!possible)(`another user's code in the translator's cache${reason}`, () => {
  beforeAll(async () => {
    await buildServices({ only: Object.values(PROGRAMS).flat() })
    await buildScreens({ only: APPS })
    kept = mkdtempSync(join(tmpdir(), 'ippyo-planted-'))
    chmodSync(kept, 0o755)
    fillCache()
  })
  afterAll(() => rmSync(kept, { recursive: true, force: true }))

  it.each(Object.keys(PROGRAM))('%s, as it is started on a machine: runs what was built', (name) => {
    const { args, words } = program(name)
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(attacked(name, `${scripts[name].replace(/^node/, '/tmp/node/node')} ${args}`)).toContain(words)
  })

  it("a developer's start of a source takes nothing from there either", () => {
    const { source, args, words } = program('ippyo')
    const start = `import { runTypeScript } from './scripts/run.mjs'; await runTypeScript('${source}', ['${args}'])`
    expect(attacked('ippyo', `/tmp/node/node --input-type=module -e "${start}"`)).toContain(words)
  })

  it.each(Object.keys(PROGRAM))('%s: the attack is real: the bare translator runs what was planted', (name) => {
    const { source, args, words } = program(name)
    const said = attacked(name, `/tmp/node/node --import tsx ${source} ${args}`)
    expect(said).toContain('PLANTED')
    expect(said).not.toContain(words)
  })
})
