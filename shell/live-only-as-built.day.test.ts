import { spawnSync } from 'node:child_process'
import { close, open } from 'node:inspector'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { notBuiltWords } from '#ui/messages/built.ts'
import { mayRun } from './live-only-as-built.ts'
import { notAsBuilt, PRODUCT, RUNS_FROM_BUNDLE } from './runs-from-bundle.ts'

describe('a program is as built', () => {
  it('when it is a bundle that Node runs without options', () => {
    expect(notAsBuilt(true, [], {})).toBeNull()
    expect(notAsBuilt(true, [], { NODE_OPTIONS: '' })).toBeNull()
  })

  it('not when it runs from sources, or an option loads something before it or looks into it', () => {
    expect(notAsBuilt(false, [], {})).toBe('run-from-sources')
    expect(notAsBuilt(true, ['--import', 'x.mjs'], {})).toBe('run-with-options')
    expect(notAsBuilt(true, ['--inspect'], {})).toBe('run-with-options')
    expect(notAsBuilt(true, [], { NODE_OPTIONS: '--require=x.cjs' })).toBe('run-with-options')
  })

  it.each(['LD_PRELOAD', 'LD_AUDIT', 'OPENSSL_CONF', 'NODE_COMPILE_CACHE', 'NODE_DEBUG', 'NODE_V8_COVERAGE'])(
    'not when %s brings code or writes down what runs (own-4)',
    (name) => {
      expect(notAsBuilt(true, [], { [name]: '/tmp/x' })).toBe('run-with-options')
      expect(notAsBuilt(true, [], { [name]: '' })).toBeNull()
    },
  )

  it('not when its debugger is open (own-1)', () => {
    open(0, '127.0.0.1')
    try {
      expect(notAsBuilt(true, [], {})).toBe('run-with-options')
    } finally {
      close()
    }
    expect(notAsBuilt(true, [], {})).toBeNull()
  })

  it('these tests are sources, beside dist/', () => {
    expect(RUNS_FROM_BUNDLE).toBe(false)
    expect(PRODUCT).toBe(join(import.meta.dirname, '..'))
  })
})

describe('a real election', () => {
  it('does not run from sources; a rehearsal and a fixture do', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    try {
      expect(mayRun('live')).toBe(false)
      expect(said.mock.calls.flat().join()).toContain(notBuiltWords['run-from-sources'].ja.title)
      expect(['rehearsal', 'fixture', null].map((use) => mayRun(use as 'rehearsal' | null))).toEqual([true, true, true])
      expect(mayRun('live', () => null)).toBe(true)
    } finally {
      said.mockRestore()
    }
  })
})

describe('a Node that cannot run it', () => {
  const asked = (version: string) =>
    spawnSync(
      process.execPath,
      [
        '-e',
        `Object.defineProperty(process.versions, 'node', { value: '${version}' })
         process.argv.splice(1, 0, 'node.cjs', 'build/services.mjs', 'nothing')
         require('./scripts/node.cjs')`,
      ],
      { cwd: PRODUCT, encoding: 'utf8' },
    )

  it.each(['18.20.4', '20.18.3', '21.7.3', '22.11.0', '23.11.0', '25.1.0'])('%s: says which to install', (version) => {
    const { status, stderr } = asked(version)
    expect(status).toBe(2)
    expect(stderr).toMatch(/Node .* では動きません.*\n.*Install Node 26, 24, 22/)
  })

  it.each(['20.19.0', '22.12.0', '24.0.0', '26.10.0', '28.0.0'])('%s is let through', (version) => {
    expect(asked(version).stderr).toMatch(/^Usage: node build\/services/)
  })
})
