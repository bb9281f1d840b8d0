/**
 * WX2: a stick that hangs holds nobody. In the programs of the day each file operation is inside `atRemovable` or `patientlyAt`, or its
 * function is in this list with what it touches instead. So a new one asks its author: whose disk is that?
 */
import ts from 'typescript'

const OWN_DISK = 'the own disk of the machine'
const CALLER = 'its caller waits for the place'
const STICKS = 'by `Sticks.ask`, which waits for the stick of that path'
const COUNT = 'the folder of the count, in which the tally works: docs/limits-of-time.md'
const CARRIED = 'the stick between two PCs, copied from end to end: docs/limits-of-time.md'

/** File → functions, or `*` for all of it → why. */
const WITHOUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'issuer/services/log/issuer-log.ts': { '*': OWN_DISK },
  'issuer/services/books/tables.ts': { journalBytes: OWN_DISK },
  'issuer/services/books/were-used.ts': { '*': OWN_DISK },
  'issuer/services/papers/signed-report.ts': { '*': OWN_DISK },
  'issuer/services/papers/online-voids.ts': { writeVoids: CALLER },
  'issuer/services/start/erase-books.ts': {
    readErasedBooks: OWN_DISK,
    claimedElection: OWN_DISK,
    wroteNote: OWN_DISK,
    erasedAll: CALLER,
  },
  'issuer/services/start/inspect-disks.ts': { mediumRefusal: CALLER },
  'issuer/services/start/verify-package.ts': { hasBooks: OWN_DISK, isFileThere: CALLER },
  'kiosk/services/election.ts': { '*': OWN_DISK },
  'kiosk/services/machine-memory.ts': { '*': OWN_DISK },
  'tally/services/machine-key.ts': { '*': OWN_DISK },
  'tally/services/load.ts': { '*': OWN_DISK },
  'tally/services/open-group.ts': { '*': OWN_DISK },
  'tally/services/regular-file.ts': { '*': CALLER },
  'tally/services/open/find-share.ts': { pathsAt: STICKS, namesIn: STICKS, readShare: STICKS },
  'tally/services/receive/read-reports.ts': { reportsIn: CALLER, readBounded: CALLER },
  'tally/services/receive/read-lost-media.ts': { '*': CALLER },
  'tally/services/receive/read-roll-rounds.ts': { '*': CALLER },
  'tally/services/receive/misplaced-stick.ts': { '*': CALLER },
  'tally/services/receive/reader-process.ts': { hasBallotBox: 'the slot was looked at with a limit just before' },
  'tally/services/receive/examine-online.ts': { signedFilesIn: CALLER, recordFilesIn: CALLER, onlineMark: CALLER },
  'tally/services/receive/slots.ts': { markOf: CALLER },
}
const FOLDERS: Readonly<Record<string, string>> = {
  'tally/services/mix/': CARRIED,
  'tally/services/documents/': COUNT,
  'tally/services/merge/': COUNT,
}
const COUNTS = /^tally\/services\/(?:(?:[a-z-]+|receive\/kept-contents|open\/(?:merged-file|opener))\.ts)$/

const ASKED = /^(?:(?:issuer|kiosk|tally)\/services\/.*|hardware\/printer\/paper-printer)(?<!\.test)(?<!-rig)\.ts$/
const FILES = /^node:fs(?:\/promises)?$|\/(?:whole-file|open-regular|open-new|erase-file|regular-file)\.ts$/
const LIMITS = new Set(['atRemovable', 'patientlyAt'])
/** Imported from there, and no operation of a file. */
const HARMLESS = new Set(['constants'])

/** Lines with a file operation that may wait for ever. */
export function withoutLimit(file: string, text: string): readonly number[] {
  if (!ASKED.test(file) || !FILES_NAMED.test(text) || whyOf(file, '*') !== null) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const operations = importedFrom(source)
  const found: number[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && operations.has(node.text) && isUsed(node) && !isLimited(node)) {
      const isListed = whyOf(file, nameAround(node)) !== null
      if (!isListed) found.push(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const FILES_NAMED = /from '(?:node:fs|[^']*(?:whole-file|open-regular|open-new|erase-file|regular-file)\.ts)/

function whyOf(file: string, name: string): string | null {
  const inFolder = Object.entries(FOLDERS).find(([folder]) => file.startsWith(folder))
  const listed = WITHOUT[file]
  return listed?.[name] ?? inFolder?.[1] ?? (listed === undefined && COUNTS.test(file) ? COUNT : null)
}

function importedFrom(source: ts.SourceFile): ReadonlySet<string> {
  const names = source.statements.flatMap((each) => {
    if (!ts.isImportDeclaration(each) || each.importClause?.isTypeOnly === true) return []
    if (!ts.isStringLiteral(each.moduleSpecifier) || !FILES.test(each.moduleSpecifier.text)) return []
    const bindings = each.importClause?.namedBindings
    if (bindings === undefined || !ts.isNamedImports(bindings)) return []
    return bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text)
  })
  return new Set(names.filter((name) => !HARMLESS.has(name)))
}

function isUsed(node: ts.Identifier): boolean {
  return !ts.isImportSpecifier(node.parent) && !ts.isTypeQueryNode(node.parent)
}

function isLimited(node: ts.Node): boolean {
  for (let each = node.parent; each !== undefined; each = each.parent) {
    if (ts.isCallExpression(each) && ts.isIdentifier(each.expression) && LIMITS.has(each.expression.text)) return true
    // An operation that is handed on under a name, as a test's stand-in may be.
    if (ts.isParameter(each)) return true
  }
  return false
}

function nameAround(node: ts.Node): string {
  let name = ''
  for (let each = node.parent; each !== undefined; each = each.parent) {
    if ((ts.isFunctionDeclaration(each) || ts.isMethodDeclaration(each)) && each.name) name = each.name.getText()
  }
  return name
}
