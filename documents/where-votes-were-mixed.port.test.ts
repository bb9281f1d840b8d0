/** The papers say on how many PCs the votes were mixed: a proof does not. */
import { expect, it } from 'vitest'
import { bundleOnPaper } from './paper-figures.ts'

const bundle = { number: '11111 22222 33333 44444', publication: 'all', online: null } as const
const mixedOn = (secondMix: string | null) => bundleOnPaper({ ...bundle, secondMix }).mixedOn

it('one PC, or two with the number of the second one’s mix', () => {
  expect(mixedOn(null)).toBe('一回目、二回目とも集計 PC（一台）')
  expect(mixedOn('55555 66666 77777 88888')).toContain('別の PC（混ぜた票の番号 55555 66666 77777 88888）')
  expect(bundleOnPaper(null)).toEqual({})
})

it('R9: of online votes the number of their settings, and which machine sorted', () => {
  const online = { settings: '12345 67890 12345 67890', machine: 'FX-SORTING', key: '55555 66666 77777 88888' }
  const facts = bundleOnPaper({ ...bundle, secondMix: null, online })
  expect(facts.onlineSettings).toBe(online.settings)
  expect(facts.onlineMachine).toBe('FX-SORTING　照合番号 55555 66666 77777 88888')
})
