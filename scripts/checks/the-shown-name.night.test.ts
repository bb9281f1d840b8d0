/**
 * People see a candidate by `shownName`, which is the approved name where there is one. Each place that reads the name of the
 * register is here with its reason; a new one is found by the compiler's own types, which takes it a quarter of a minute.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { ourFiles } from './our-files.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DEFINITION = 'election/definition/definition.ts'

const MAY: Readonly<Record<string, string>> = {
  [DEFINITION]: 'shownName itself',
  'election/definition/signed-candidate-list.ts': 'an id never means another person than in an earlier list',
  'issuer/services/ask-roll.ts': 'a candidate assists nobody: both names are asked for',
  'office/prepare/name-font.ts': 'the letters of both names are in the fonts',
  'documents/fonts.ts': 'the letters of both names are asked for in the fonts',
  'election/definition/import/read-open-lists.ts': 'a person on a list bears the name of its party as it was filed',
  'office/screens/candidates-content.tsx': 'two people compare both names with the notice of candidacy',
  'office/session/advice.ts': 'two people of one name are told from one name that two stand by',
  'documents/office/witness-nominations.ts': 'PEO 62, 76: a candidate nominates witnesses by the name of the register',
  'tally/services/documents/electors-and-elected.ts':
    'PEO 101-3, 105: notices and certificates have the name of the register',
}

it('the name of the register is read where the law or the comparison of people asks for it, and nowhere else', () => {
  expect(readersOfName(ours())).toEqual(Object.keys(MAY).sort())
})

function ours(): readonly string[] {
  const other = /\.(test|spec)\.tsx?$|\.d\.ts$|^(simulation|fixtures|scripts|bench|desk|build)\//
  return ourFiles(ROOT, /\.tsx?$/).filter((file) => {
    if (other.test(file)) return false
    const text = readFileSync(join(ROOT, file), 'utf8')
    return /\bname\b/.test(text) && /candidate/i.test(text)
  })
}

function readersOfName(files: readonly string[]): readonly string[] {
  const read = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, ROOT)
  const program = ts.createProgram(
    files.map((file) => join(ROOT, file)),
    { ...options, noEmit: true, skipLibCheck: true },
  )
  const checker = program.getTypeChecker()
  const isRegisters = (symbol: ts.Symbol | undefined) =>
    symbol?.declarations?.some(({ parent }) => {
      const isCandidate = ts.isInterfaceDeclaration(parent) && parent.name.text === 'Candidate'
      return isCandidate && parent.getSourceFile().fileName === join(ROOT, DEFINITION)
    }) === true
  const reads = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'name')
      return isRegisters(checker.getSymbolAtLocation(node.name))
    if (!ts.isBindingElement(node) || (node.propertyName ?? node.name).getText() !== 'name') return false
    return isRegisters(checker.getTypeAtLocation(node.parent).getProperty('name'))
  }
  return files.toSorted().filter((file) => {
    const isIn = (node: ts.Node): boolean => reads(node) || ts.forEachChild(node, isIn) === true
    const source = program.getSourceFile(join(ROOT, file))
    return source !== undefined && isIn(source)
  })
}
