/**
 * own-50: one passphrase opens the commission's key. Every place that uses it, and every place that reads what it signed, has its line here: a
 * document counts with the approvals of two people, or the line says why one signature is enough there.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ourFiles } from './our-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Elections are played in these; none of them is delivered. */
const PLAYED = /^(?:bench|desk|fixtures|scripts|simulation)\/|\.test\.tsx?$/
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
const FILES = ourFiles(root, /\.tsx?$/)
  .filter((path) => !PLAYED.test(path))
  .map((path) => ({ path, text: textOf(path).replace(/^import [^;]*?from '[^']*'$/gms, '') }))

const filesWith = (pattern: RegExp) =>
  FILES.filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort()
const calls = (name: string) => new RegExp(`(?<!function )\\b${name}(?:<[^>]*>)?\\(`)

/** Where the secret key is used, and how two people's word goes with what it makes there. */
const USES: Readonly<Record<string, string>> = {
  'election/definition/signed-document.ts': 'every signed document: its readers are below',
  'election/definition/document-approvals.ts': 'signSealed: signature and approvals are one file',
  'election/definition/package.ts': 'package: approvals-<n>.json',
  'election/definition/signed-candidate-list.ts': 'list: approvals-<n>.json',
  'election/online/settings.ts': 'online-approvals.json',
  'election/online/gazette.ts': 'gazette-approvals.json',
  'election/count/tally-machine.ts': 'tally-approvals.json of a machine that sorts',
  'election/ballot-box/header.ts':
    'header of a blank medium: what is recorded on it is sealed by a machine of the approved package',
  'election/ballot-box/initialise.ts': 'the same',
  'election/keys/authority.ts': 'the key itself, under its passphrase',
  'election/keys/machine-identity.ts':
    'the lock of a kit: derived, signs nothing, and is bound to the approvers (own-53)',
  'election/keys/signing-lock.ts': 'the same',
  'office/personalise/personalise-tally.ts': 'tally.json',
  'office/prepare/next-list.ts': 'list: approvals-<n>.json',
  'office/prepare/prepare-media.ts': 'blank media',
  'office/prepare/signing-locks.ts': 'opens the locks of the kits',
  'office/prepare/make-package.ts': 'package: approvals-<n>.json',
  'office/roll/make-roll-lists.ts': 'signSealed of lists and round',
  'office/services/keys/key-work.ts': 'package and list: approvals-<n>.json',
  'office/services/keys/make-losses.ts': 'signSealed of a declaration',
  'office/services/keys/make-round.ts': 'signSealed of lists and round',
}

/** A function that gives a signed document to nobody before two have approved it, and what it asks. */
const ASKING: Readonly<Record<string, readonly [file: string, asks: string]>> = {
  wordAt: ['hardware/package-directory/read-approved.ts', 'readApprovals'],
  approvedAtMachine: ['hardware/package-directory/read-approved.ts', 'wordAt'],
  approvedBy: ['hardware/package-directory/read-approved.ts', 'wordAt'],
  readApprovedPackage: ['hardware/package-directory/read-approved.ts', 'approvedBy'],
  readForMachine: ['hardware/package-directory/read-approved.ts', 'approvedAtMachine'],
  readSealed: ['election/definition/document-approvals.ts', 'readDocumentApprovals'],
  readRollList: ['election/roll/roll-list.ts', 'readSealed'],
  readRound: ['election/roll/roll-round.ts', 'readSealed'],
  readLostMedia: ['election/count/lost-media.ts', 'readSealed'],
  readSettings: ['election/online/settings.ts', 'readDocumentApprovals'],
  readGazette: ['election/online/gazette.ts', 'readDocumentApprovals'],
  packageApprovals: ['verify/package/approvals.ts', 'readApprovals'],
  readApproved: ['verify/package/approved-document.ts', 'isApprovedByTwo'],
  roundIn: ['verify/online/said-by-people.ts', 'isApprovedByTwo'],
}

/** `asks`: the file itself asks for the word of two. `why`: one signature is enough there. */
type Reader = { readonly asks: string } | { readonly why: string }
const ofTheOffice: Reader = { why: 'the office, before two approve it or after its own record was compared' }
const ofAnother = { why: 'a part of a function above or below' } as const

/** A function that looks at the commission's signature alone → who calls it. */
const SIGNATURE_ALONE: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  readDocument: {
    'election/count/tally-machine.ts': ofAnother,
    'election/definition/document-approvals.ts': { asks: 'readDocumentApprovals' },
    'election/definition/package.ts': ofAnother,
    'election/definition/signed-candidate-list.ts': ofAnother,
    'election/online/gazette.ts': { asks: 'readDocumentApprovals' },
    'election/online/settings.ts': { asks: 'readDocumentApprovals' },
    'election/online/sorted.ts': { why: 'signed by the machine that sorted' },
    'election/online/voids.ts': { why: 'signed by an issuer' },
    'election/roll/day-list.ts': { why: 'signed by an issuer' },
    'tally/services/kept-series.ts': { why: 'signed by the counting machine' },
    'tally/services/stage-files.ts': { why: 'signed by the counting machine' },
  },
  readPackage: { 'election/definition/loaded-election.ts': ofAnother },
  readCandidateList: { 'election/definition/loaded-election.ts': ofAnother },
  loadElection: { 'office/prepare/make-package.ts': ofTheOffice },
  loadPackage: {
    'hardware/package-directory/read-package.ts': ofAnother,
    'election/definition/loaded-election.ts': ofAnother,
    'online/main/election-files.ts': { asks: 'readApprovals' },
    'online/voter/services/read-election.ts': { asks: 'readApprovals' },
  },
  loadLists: {
    'hardware/package-directory/read-package.ts': ofAnother,
    'election/definition/loaded-election.ts': ofAnother,
    'online/main/election-files.ts': { asks: 'readApprovals' },
    'online/voter/services/read-election.ts': { asks: 'readApprovals' },
  },
  readPackageDirectory: {
    'hardware/package-directory/read-approved.ts': { asks: 'readApprovals' },
    'office/services/as-recorded.ts': ofTheOffice,
    'office/services/keys/key-work.ts': ofTheOffice,
    'office/commands/of-a-project.ts': ofTheOffice,
    'office/commands/publish-package.ts': { why: 'copies files with their approvals; whoever gets them asks' },
    'office/commands/inspect/inspect.ts': { why: 'shows what lies there' },
    'office/commands/picture.ts': { why: 'prints and reads a sealed medium; the tally asks' },
    'tally/services/mix/list-grounds.ts': {
      why: 'a process of its own of a tally or second PC that asked at its start',
    },
  },
  readPublishedPackage: {
    'office/commands/inspect/inspect.ts': { why: 'shows what lies there' },
    'office/commands/inspect/inspect-log.ts': { why: 'shows what lies there' },
  },
  /** X4-B2: a machine reads with `readForMachine`, which goes back to no round of before. */
  readApprovedPackage: {
    'office/commands/personalise-machines.ts': ofTheOffice,
    'office/prepare/list-stick.ts': ofTheOffice,
  },
  approvedBy: {
    'hardware/package-directory/read-approved.ts': ofAnother,
    'office/prepare/list-stick.ts': ofTheOffice,
  },
  readForMachine: {
    'issuer/services/start/verify-package.ts': { asks: 'readForMachine' },
    'kiosk/services/election.ts': { asks: 'readForMachine' },
    'tally/services/load.ts': { asks: 'readForMachine' },
  },
  readUnapprovedSettings: {
    'election/online/settings.ts': { asks: 'readDocumentApprovals' },
    'office/services/project-documents.ts': ofTheOffice,
    'office/online/sorting-files.ts': { why: 'sortingApprovals asks before any passphrase, and names the file' },
  },
  readUnapprovedGazette: {
    'election/online/gazette.ts': { asks: 'readDocumentApprovals' },
    'office/services/project-documents.ts': ofTheOffice,
  },
  readTallyMachine: {
    'election/online/online-seal.ts': {
      why: 'its callers: examine-online asks, a mixer holds the seal of the tally that asked',
    },
    'office/services/project-documents.ts': ofTheOffice,
    'office/online/sort-online.ts': { why: 'sortingApprovals asks before any passphrase, and names the file' },
    'tally/services/machine-key.ts': {
      why: 'whose signature the stages of a count have; anybody counts again without it, and it takes the place of a dead one at night (029)',
    },
  },
  readOnlineSeal: {
    'tally/services/receive/examine-online.ts': { asks: 'readDocumentApprovals' },
    'election/count/sealed-district.ts': { why: 'a mixer or holder, of what a tally that asked has taken in' },
  },
  parseHeader: {
    'election/ballot-box/reader.ts': { why: 'blank media: above' },
    'election/online/export.ts': { why: 'the header of an export, which exporters signed' },
    'kiosk/services/ballot-box/admit.ts': { why: 'blank media: above' },
    'office/commands/inspect/inspect.ts': { why: 'blank media: above' },
    'office/prepare/check-medium.ts': { why: 'blank media: above' },
    'tally/services/receive/identify-medium.ts': { why: 'blank media: above' },
  },
  /** The auditor's. */
  readTrust: {
    'verify/main.ts': { asks: 'packageApprovals' },
    'verify/online/read-online.ts': { asks: 'readApprovals' },
  },
  trustIn: {
    'verify/online/settings.ts': { why: 'read-online asks for the approvals of the file' },
    'verify/package/trust.ts': ofAnother,
    'verify/bundle/verify-bundle.ts': { why: 'a bundle is held against the number of its package, on paper' },
  },
  readSigned: {
    'online/voter/services/read-election.ts': { asks: 'readApprovals' },
    'hardware/package-directory/read-package.ts': { why: 'two files of a directory; loadPackage looks at them' },
    'tally/services/stage-files.ts': { why: 'signed by the counting machine' },
    'verify/count/stage-signatures.ts': { why: 'tally.json: as machine-key above' },
    'verify/online/settings.ts': { why: 'read-online asks for the approvals of the file' },
    'verify/package/approved-document.ts': { asks: 'isApprovedByTwo' },
    'verify/package/lists.ts': ofAnother,
    'verify/package/trusted-package.ts': ofAnother,
  },
}

it('the commission’s secret key is used at these places', () => {
  const found = filesWith(/authoritySecretKey|authority(?:\.value)?\.secretKey|secretKey: authority/)
  expect(found).toEqual(Object.keys(USES).sort())
})

describe('a reader that asks for two', () => {
  it.each(Object.entries(ASKING))('%s', (name, [file, asks]) => {
    const text = textOf(file)
    const from = text.search(new RegExp(`(?:async )?function ${name}\\b`))
    expect(from, `${file} has ${name}`).toBeGreaterThan(-1)
    const body = text.slice(from, text.indexOf('\n}\n', from))
    expect(body.includes(`${asks}(`), `${name} asks with ${asks}`).toBe(true)
  })
})

describe('a reader of the signature alone', () => {
  it.each(Object.entries(SIGNATURE_ALONE))('%s has no other caller than these', (name, readers) => {
    expect(filesWith(calls(name))).toEqual(Object.keys(readers).sort())
  })
  const asking = Object.values(SIGNATURE_ALONE).flatMap((readers) =>
    Object.entries(readers).flatMap(([file, reader]) => ('asks' in reader ? [[file, reader.asks] as const] : [])),
  )
  it.each(asking)('%s asks with %s', (file, asks) => {
    expect(textOf(file)).toMatch(calls(asks))
  })
})
