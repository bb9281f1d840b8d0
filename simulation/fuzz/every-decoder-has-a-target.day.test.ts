/**
 * Each exported function of these folders whose name begins with `parse`, `decode`, `open`, `read`, `unwrap` or the like has a fuzz
 * target, or is listed here: as part of a function that has one, or with the reason why it needs none.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PRODUCT = ['election', 'hardware', 'shell', 'kiosk', 'issuer', 'tally', 'office', 'verify', 'online', 'openssl']
const READING =
  /export (?:async )?function\*? ?((?:parse|decode|open|read|unwrap|decrypt|accept|admit)[A-Z]\w*)(?:<[^(]*>)?\(/g

/** Functions that are fuzzed as part of another one, with the name of that one in a target. */
const PARTS: Readonly<Record<string, string>> = {
  readWide: 'openJournal',
  readText: 'parseHeader',
  readPage: 'openPair',
  readApprovers: 'parseApprovers',
  readHeldBoxes: 'parseHeldBoxes',
  readOwnPackage: 'loadElection',
  readSealedMedium: 'readWithBoth',
  readBehindHeader: 'readWithBoth',
  parseContestMask: 'readBody',
  parsePermit: 'readPermit',
  parseStationIndex: 'readBody',
  parseIssueNumber: 'readBody',
  parsePairNumber: 'MachineMemory',
  parseIssuerKeyId: 'readBody',
  parseDate: 'readPackage',
  parseTime: 'readPackage',
  parseMinute: 'parseStationReport',
  parseInstant: 'readSettings',
  parseSettings: 'readSettings',
  parseGazette: 'readGazette',
  parseClipId: 'parseManifest',
  openVoice: 'parseManifest',
  openVoices: 'parseManifest',
  parseJson: 'parseShareFile',
  parseWellFormed: 'parseShareFile',
  readDocument: 'readPackage',
  readByTwo: 'readVoidDecision',
  openBox: 'openShare',
  openBase: 'openRecord',
  unwrapStationKeys: 'unwrapIssuerKeys',
  readCandidates: 'importElection',
  readContests: 'importElection',
  readRoll: 'importElection',
  readRules: 'importElection',
  readStations: 'importElection',
  readDesks: 'importElection',
  readServes: 'importElection',
  readScripts: 'importElection',
  readLastTurnout: 'importElection',
  readPerson: 'importElection',
  readMark: 'importElection',
  readTable: 'importElection',
  openTable: 'importElection',
  readVotingCard: 'runExchange',
  readOperatorCard: 'runExchange',
  readCard: 'readBody',
  readOurCard: 'readBody',
  readConfig: 'appConfigSchema',
  readWhole: 'openPair',
  openOwnPair: 'openPair',
  openThePair: 'openPair',
  admitMedia: 'admit',
  readElection: 'loadElection',
  readIdentity: 'parseIdentity',
  readSigningKey: 'readSigningKeyFile',
  openMachineSigner: 'openSigningKey',
  openSigningLocks: 'openSigningLock',
  readMachineFile: 'parseMachineFile',
  readMachineFiles: 'parseMachineFile',
  readKits: 'parseKit',
  readPackageDirectory: 'loadElection',
  readApprovedPackage: 'readApprovals',
  parseApprovals: 'readApprovals',
  readHead: 'loadElection',
  openOffice: 'openAuthorityFile',
  openAuthority: 'openAuthorityFile',
  readAuthorityPub: 'readAuthorityPublicKey',
  readReports: 'acceptStationReport',
  readDeskReport: 'acceptStationReport',
  acceptDeskReport: 'acceptStationReport',
  acceptSigned: 'acceptStationReport',
  readLostMediaAt: 'readLostMedia',
  readDeclared: 'readLostMedia',
  openRange: 'openRecord',
  openPageFile: 'openTakeOverMedium',
  decodeStatePage: 'MachineMemory',
  parsePageOf: 'readIssuerLog',
  readMinutesFile: 'tallyScreenEventSchema',
  readScans: 'parseCode',
  openBooks: 'openTakeOverMedium',
  openBooksInPieces: 'openTakeOverMedium',
  readSortingFiles: 'readExport',
  openCards: 'openApproved',
  openSorter: 'openTallyKey',
  openTrust: 'parseCertificate',
  readListFile: 'readRollList',
  readRollsNow: 'readRollList',
  readHeader: 'readWithBoth',
  readSeal: 'readWithBoth',
  readSeals: 'readWithBoth',
  readSections: 'readWithBoth',
  readAnnex: 'readWithBoth',
  openSource: 'readWithBoth',
  readSignedReport: 'parseStationReport',
  readSigned: 'readTrust',
  readOnlineTrust: 'readTrust',
  readBounded: 'readTrust',
  readLists: 'readTrust',
  readRows: 'checkMix',
  decodeRows: 'checkMix',
  readListGrounds: 'readPackage',
  openWholeList: 'checkOpening',
  openPart: 'openShare',
  readStick: 'parseCarriedList',
  readAlgorithm: 'parseCertificate',
  decryptXChaCha: 'openTakeOverMedium',
  readGazetteAnew: 'readGazette',
}

/** Functions that need no target of their own, with the reason. */
const NOT_FROM_OUTSIDE: Readonly<Record<string, string>> = {
  readUint: 'numbers inside bytes that the caller has measured',
  openMedium: 'opens a file; every page is judged by its reader',
  readSetting: 'generators and hashes of a mix, from its length alone',
  readTranscript: 'makes hashes and reads nothing',
  decryptRows: 'multiplies a column that its reader has decoded',
  openMediumReadOnly: 'as openMedium',
  openBoxFile: 'as openMedium',
  openRegular: 'opens a file; its bytes go to the decoders',
  openRegularOf: 'as openRegular',
  readSockets: 'names that the kernel gives, and lines that root wrote and usb-rules took',
  readDevices: 'opens each place of the configuration and reads nothing',
  readSpool: 'settings that root alone writes, searched line by line',
  openNew: 'opens a file of its own for writing; reads nothing',
  openNoDebugger: 'opens nothing: takes the signal that would open a debugger',
  readRegular: 'gives the bytes of a file, bounded; they go to the decoders',
  readRegularFile: 'as readRegular',
  readPages: 'as openMedium',
  openPowerSupply: 'one word of a kernel file; any other word means that nothing is known',
  openFrontContact: 'as openPowerSupply',
  parseJapaneseDate: 'a clerk’s text, bounded by the bridge’s schema; its own test tries any text',
  parseJapaneseMinute: 'as parseJapaneseDate',
  openGroup: 'takes the kernel that was built with the program, if it agrees with the library',
  openLamp: 'reads nothing',
  openPrinter: 'opens nothing; answers go to decodeAnswer',
  openSerialLine: 'opens a device; its bytes go to the frame decoders',
  openHidReports: 'reports of a fixed length, which the drivers of keypad and scanner decode',
  openKeypad: 'opens the device that the configuration names',
  openCardReader: 'opens the device that the configuration names',
  openDatabase: 'SQLite decrypts and checks each page; the key is the station’s',
  openShell: 'opens a window',
  acceptScreen: 'gives the one place of a screen to a connection; the bridge parses its messages',
  readScreenFiles: 'files that are delivered with the program',
  readClockFile: 'only a fixture has a clock file',
  openContests: 'looks at a state',
  openKeyRoom: 'starts a process',
  openPassphrase: 'hex of one length, by the bridge’s schema; what opens was sealed whole to this process',
  openDistrict: 'puts together the results of the readers',
  openList: 'as openDistrict',
  readResult: 'as readEarlierCount',
  readEarlierCount: 'the tally’s own report, signed by it, by readDocument',
  readReport: 'the tally’s own report, signed by it, by readDocument',
  readOpened: 'as readReport',
  readReceived: 'as readReport',
  readMerged: 'as readReport',
  readCounted: 'as readReport',
  decodeDayRecord: 'the issuer’s own record, under the key of its database, by parseJson',
  readStationSecrets: 'the office’s own file, under its passphrase',
  readMeetings: 'the office’s own file, under the hash that its record has',
  openPersonKey: 'as readStationSecrets, of one person',
  readIfThere: 'bytes of a file, not looked at',
  readSources: 'bytes of the CSV files, not looked at',
  openFont: 'fonts that are delivered with the program',
  readFacts: 'reports of the machine’s own system; a line that is not understood is a point that does not hold',
  readPlaces: 'as readFacts: the mounts of the system',
  openWitness: 'starts a server; requests go, bounded, to parseAddCheckpoint and readCheckpoint',
  openSigner: 'rows of its own database, by a schema; the box goes to openBox',
  openBoth: 'asks the readers of both factors about fields that the message’s schema has measured',
  openShelf: 'the browser’s own database; openWay and openKey judge its record',
  readStationReports: 'JSON in canonical form, by parseCanonical, then its signature',
}

function sources(directory: string): string[] {
  return readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(ROOT, directory, name), 'utf8'))
}

it('every function that reads from outside is fuzzed, is part of one that is, or is listed with a reason', () => {
  const readers = PRODUCT.flatMap((directory) =>
    sources(directory).flatMap((text) => [...text.matchAll(READING)].map((match) => match[1] ?? '')),
  )
  const targets = sources('simulation/fuzz/targets').join('\n')
  const fuzzed = (name: string) => new RegExp(`\\b${name}\\b`).test(targets)
  expect(new Set(readers).size).toBeGreaterThan(80)
  expect(readers.filter((name) => !fuzzed(name) && PARTS[name] === undefined && !(name in NOT_FROM_OUTSIDE))).toEqual(
    [],
  )
  expect(Object.entries(PARTS).filter(([, whole]) => !fuzzed(whole))).toEqual([])
  // A reason outlives its function only by mistake.
  const gone = [...Object.keys(PARTS), ...Object.keys(NOT_FROM_OUTSIDE)].filter((name) => !readers.includes(name))
  expect(gone).toEqual([])
})
