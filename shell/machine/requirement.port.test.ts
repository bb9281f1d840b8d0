/** Each thing that must hold on a machine before a live start: a sound machine passes, and each fault alone is seen and named. */
import { expect, it } from 'vitest'
import {
  judge,
  type MachineFacts,
  type MediumFact,
  type PlaceFacts,
  REQUIREMENTS,
  type Requirement,
} from './requirement.ts'
import { forConsole, inWords, refusalPage } from './tell.ts'

const SOUND: MachineFacts = {
  uid: 990,
  openFiles: [],
  otherUsers: [],
  swaps: [],
  coreLimits: ['0', '0'],
  corePattern: 'core',
  ptraceScope: 1,
  browser: 'separated',
  browserTried: 'draws',
  policy: 'in-force',
  interfacesUp: [],
  listeners: [{ table: 'tcp', loopback: true, port: 40123, uid: 990 }],
  nodeVersion: '22.11.0',
  program: 'built',
  spool: 'keeps-nothing',
  timeServices: [],
  clockApart: 3,
  sockets: [],
  devices: [],
  places: {
    ownDisk: { fileSystem: 'ext4', overwritesInPlace: true },
    media: [
      { at: '/media/original', device: '8:1', fault: null },
      { at: '/media/duplicate', device: '8:17', fault: null },
    ],
  },
}

/** The duplicate, or the machine's own disk, is another one. */
function places(duplicate: Partial<MediumFact>, ownDisk: PlaceFacts['ownDisk'] = SOUND.places?.ownDisk ?? null) {
  const [original, other] = SOUND.places?.media ?? []
  if (original === undefined || other === undefined) throw new Error('two media')
  return { places: { ownDisk, media: [original, { ...other, ...duplicate }] } }
}

const failing = (facts: Partial<MachineFacts>) =>
  judge({ ...SOUND, ...facts }).flatMap(({ requirement, holds }) => (holds ? [] : [requirement]))

it('a sound machine may start', () => {
  expect(judge(SOUND).map(({ requirement }) => requirement)).toEqual(REQUIREMENTS)
  expect(failing({})).toEqual([])
  expect(failing({ program: null, clockApart: -120, coreLimits: ['0'], nodeVersion: '20.19.0' })).toEqual([])
})

const FAULTS: readonly (readonly [string, Requirement, Partial<MachineFacts>])[] = [
  ['root', 'user', { uid: 0, listeners: [] }],
  ['a file for everybody', 'machine-directory', { openFiles: ['/machine/identity.json'] }],
  ['somebody else logged in', 'other-users', { otherUsers: [1000] }],
  ['a swap partition', 'swap', { swaps: ['/dev/sda3'] }],
  ['a core limit', 'core-dumps', { coreLimits: ['0', 'unlimited'] }],
  ['dumps that go to a program', 'core-dumps', { corePattern: '|/usr/lib/systemd/systemd-coredump' }],
  ['memory for each program of the user', 'tracing', { ptraceScope: 0 }],
  ['no room for the browser', 'browser', { browser: 'no-bubblewrap' }],
  ['a browser that ends at once', 'browser-page', { browserTried: 'ends' }],
  ['a browser without a page', 'browser-page', { browserTried: 'draws-nothing' }],
  ['a stick that is shut out', 'sockets', { sockets: ['original pci-0000:00:14.0-usb-0:4 (shut out)'] }],
  ['a reader that the unit may not open', 'devices', { devices: ['reader /dev/ippyo/reader (EPERM)'] }],
  ['Electron', 'browser', { browser: 'other-shell' }],
  ['a changed policy', 'browser-policy', { policy: 'other-contents' }],
  ['a cable', 'network', { interfacesUp: ['eth0'] }],
  ['a door to the network', 'listeners', { listeners: [{ table: 'tcp', loopback: false, port: 22, uid: 990 }] }],
  ['another user on loopback', 'listeners', { listeners: [{ table: 'tcp', loopback: true, port: 9, uid: 1000 }] }],
  ['an old Node', 'node', { nodeVersion: '20.18.1' }],
  ['a translated program', 'program', { program: 'translated' }],
  ['a print service that keeps papers', 'print-spool', { spool: 'keeps-papers' }],
  ['a clock that is set from outside', 'time-service', { timeServices: ['chronyd'] }],
  ['a clock that is wrong', 'clock', { clockApart: 121 }],
  ['a disk that writes to new places', 'machine-disk', places({}, { fileSystem: 'btrfs', overwritesInPlace: false })],
  ['a disk that nobody knows', 'machine-disk', places({}, null)],
  [
    'a stick as it is bought',
    'media-file-system',
    places({ fault: { of: 'media-file-system', what: 'medium-file-system' } }),
  ],
  ['a stick that a desktop mounted', 'media-mount', places({ fault: { of: 'media-mount', what: 'medium-mount' } })],
  ['a box with holes', 'media-box', places({ fault: { of: 'media-box', what: 'medium-holes' } })],
  ['two directories of one stick', 'media-apart', places({ device: '8:1' })],
]

it.each(FAULTS)('%s stops it as %s', (_what, requirement, facts) => {
  expect(failing(facts)).toEqual([requirement])
})

it('what cannot be read does not hold', () => {
  for (const name of Object.keys(SOUND) as (keyof MachineFacts)[]) {
    if (['browser', 'browserTried', 'policy', 'nodeVersion', 'program', 'places'].includes(name)) continue
    expect(failing({ [name]: null }).length, name).toBeGreaterThan(0)
  }
})

it('a disk of the right kind that is mounted otherwise is not said to be of another kind', () => {
  const found = (fileSystem: string, overwritesInPlace: boolean) =>
    judge({ ...SOUND, places: { ownDisk: { fileSystem, overwritesInPlace }, media: [] } }).at(-1)
  expect(found('ext4', true)).toEqual({ requirement: 'machine-disk', holds: true, found: 'ext4' })
  expect(found('ext4', false)).toEqual({ requirement: 'machine-disk', holds: false, found: 'ext4, data=ordered: no' })
  expect(found('btrfs', false)).toEqual({ requirement: 'machine-disk', holds: false, found: 'btrfs' })
})

it('says nothing of papers on a machine that prints none', () => {
  const told = judge({ ...SOUND, spool: 'not-asked' }).map(({ requirement }) => requirement)
  expect(told).toEqual(REQUIREMENTS.filter((requirement) => requirement !== 'print-spool'))
})

it('says nothing of browser, sockets and devices that nobody tried', () => {
  const told = judge({ ...SOUND, browserTried: 'not-asked', sockets: 'not-asked', devices: 'not-asked' })
  const tried = ['browser-page', 'sockets', 'devices']
  expect(told.map(({ requirement }) => requirement)).toEqual(REQUIREMENTS.filter((each) => !tried.includes(each)))
})

it('says nothing of a disk and of media that nobody looked at', () => {
  const told = (facts: Partial<MachineFacts>) => judge({ ...SOUND, ...facts }).map(({ requirement }) => requirement)
  const withoutMedia = REQUIREMENTS.filter((requirement) => !requirement.startsWith('media-'))
  expect(told({ places: { ownDisk: null, media: [] } })).toEqual(withoutMedia)
  expect(told({ places: null })).toEqual(withoutMedia.filter((requirement) => requirement !== 'machine-disk'))
})

it('says each fault with its next step, in both languages, on the console and on the glass', () => {
  const judged = judge({ ...SOUND, swaps: ['/dev/<sda3>'], ptraceScope: 0 })
  expect(inWords(judged, 'en').filter((line) => line.startsWith('NO'))).toHaveLength(2)
  const console = forConsole(judged, 'title')
  for (const part of ['swapoff -a を実行し', 'Run swapoff -a', '/dev/<sda3>']) expect(console).toContain(part)
  const page = refusalPage(judged).get('/')?.bytes.toString() ?? ''
  for (const part of ['swapoff -a を実行し', 'Run swapoff -a', '/dev/&lt;sda3&gt;']) expect(page).toContain(part)
  expect(page).not.toMatch(/<script|<style|\sstyle=/)
})
