/** The readings of a camera and their outcome: a code in the field, or words; nothing is sent and no address is followed. */
import { describe, expect, it } from 'vitest'
import { drawVotingCode, printedCode } from '#election/online/code.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { codePage } from './step-before.ts'
import { stepCamera } from './step-camera.ts'
import type { VoterElection } from './voter-election.ts'

const PAGE = 'https://tohyo.city.mihon.lg.jp'
const election = { signed: { settings: { switches: { voters: 'residents' } } } } as unknown as VoterElection
const code = drawVotingCode(seededRandomness('code by camera'))
const open = { ...codePage('vote', 'K7PM', election), camera: 'open' } as const
const read = (text: string) => stepCamera(open, { type: 'camera-read', text }, PAGE)

describe('the letter’s code by camera', () => {
  it.each([`${PAGE}/#${code}`, `${PAGE}#${code}`, `${PAGE}:443/#${printedCode(code)}`, code, printedCode(code)])(
    '%s is typed into the field as it is printed, and the camera is off',
    (text) => {
      expect(read(text)).toEqual({ at: { ...open, typed: printedCode(code), camera: 'read' } })
    },
  )

  it.each([
    `https://tohyo.city.mihon.1g.jp/#${code}`,
    `http://tohyo.city.mihon.lg.jp/#${code}`,
    `${PAGE}:8443/#${code}`,
    `https://tohyo.city.mihon.lg.jp@evil.example/#${code}`,
  ])('%s is a letter of another page: the field stays as it was', (text) => {
    expect(read(text)).toEqual({ at: { ...open, camera: 'other-page' } })
  })

  const slipped = code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  it.each([
    ...['', 'https://www.example/', `${PAGE}/`, `${PAGE}/#`, `${PAGE}/#${slipped}`, `${PAGE}/check#${code}`],
    ...[`${PAGE}/#${code}2`, `javascript:alert(1)`, 'WIFI:S:net;P:word;;', '<img src=x onerror=alert(1)>', '\u0000'],
    ...['9'.repeat(60)],
  ])('%s is no letter: the field stays as it was', (text) => {
    expect(read(text)).toEqual({ at: { ...open, camera: 'no-letter' } })
  })

  it('means nothing once the camera is off', () => {
    for (const camera of ['closed', 'read', 'camera-refused', 'other-page'] as const) {
      const at = { ...open, camera }
      expect(stepCamera(at, { type: 'camera-read', text: code }, PAGE)).toBe(null)
      expect(stepCamera(at, { type: 'camera-failed', why: 'no-camera' }, PAGE)).toBe(null)
      expect(stepCamera(at, { type: 'camera-left' }, PAGE)).toBe(null)
      expect(stepCamera(at, { type: 'camera-wanted' }, PAGE)).toEqual({ at: open })
    }
  })

  it('that cannot be used says why, and the field stays as it was', () => {
    expect(stepCamera(open, { type: 'camera-failed', why: 'camera-refused' }, PAGE)).toEqual({
      at: { ...open, camera: 'camera-refused' },
    })
    expect(stepCamera(open, { type: 'camera-left' }, PAGE)).toEqual({ at: { ...open, camera: 'closed' } })
  })
})
