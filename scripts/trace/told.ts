/** Codes that programs know, and those that some line makes: its word is in an expression. Lists, types, `case`, comparisons and schemas only know it. */
import ts from 'typescript'
import type { Tree } from './rules.ts'

/** Path → program, parsed once for both questions. */
type Programs = ReadonlyMap<string, ts.SourceFile>

export interface Code {
  readonly code: string
  readonly file: string
  /** The union or list that has it. */
  readonly of: string
}

const CODE_TYPE = /(LogEvent|Refusal|RefusalCode|Error|Fault|Problem|Doubt|Difference|Code)$/
const CODE_LIST = /(REFUSALS|CODES|FAULTS|CAUSES|REASONS|DEVICES|[cC]odes)$/

/** Members of every exported closed union of codes, and of every list of them. */
export function codesOf(programs: Programs): readonly Code[] {
  return [...programs].flatMap(([file, { statements }]) => {
    const found: Code[] = []
    for (const statement of statements) {
      if (ts.isTypeAliasDeclaration(statement) && CODE_TYPE.test(statement.name.text))
        for (const code of membersOf(statement.type)) found.push({ code, file, of: `${file}: ${statement.name.text}` })
      // Lists of the independent reader are bytes that it knows, not what it says.
      if (!ts.isVariableStatement(statement) || file.startsWith('verify/')) continue
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name) || !CODE_LIST.test(name.text) || !initializer || !isConstList(initializer)) continue
        for (const element of initializer.expression.elements)
          if (ts.isStringLiteral(element)) found.push({ code: element.text, file, of: `${file}: ${name.text}` })
      }
    }
    return found
  })
}

/** Literals of `'a' | 'b'`, and the `type` or `code` of `{ type: 'a' } | …`. */
function membersOf(type: ts.TypeNode): readonly string[] {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(membersOf)
  if (ts.isParenthesizedTypeNode(type)) return membersOf(type.type)
  if (ts.isLiteralTypeNode(type)) return ts.isStringLiteral(type.literal) ? [type.literal.text] : []
  if (!ts.isTypeLiteralNode(type)) return []
  return type.members.flatMap((member) => {
    if (!ts.isPropertySignature(member) || !member.type || !/^(type|code)$/.test(member.name.getText())) return []
    return membersOf(member.type)
  })
}

/** Words in expressions, and shapes of `${role}-failed`, with the files that have them. */
export class Told {
  readonly #words = new Map<string, Set<string>>()
  /** Those of them that are more than the `type` of an object: of a refusal, or a value of its own. */
  readonly #plain = new Map<string, Set<string>>()
  readonly #shapes: { readonly shape: RegExp; readonly file: string }[] = []

  constructor(programs: Programs) {
    for (const [file, source] of programs) this.#read(source, file)
  }

  /** Whether a file of these makes the word, as it is or by a shape. */
  has(code: string, within: (file: string) => boolean): boolean {
    return this.#isIn(this.#words, code, within)
  }

  /** The same, but the `type` of an object that is no refusal is another thing of that name: a stage, an event, an effect. */
  hasRefusal(code: string, within: (file: string) => boolean): boolean {
    return this.#isIn(this.#plain, code, within)
  }

  #isIn(words: ReadonlyMap<string, ReadonlySet<string>>, code: string, within: (file: string) => boolean): boolean {
    return (
      [...(words.get(code) ?? [])].some(within) ||
      this.#shapes.some(({ shape, file }) => within(file) && shape.test(code))
    )
  }

  #read(node: ts.Node, file: string): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (isListOfCodes(node) || isSchema(node)) return
    if (ts.isStringLiteralLike(node) && isMade(node)) {
      add(this.#words, node.text, file)
      if (!isTypeOfObject(node)) add(this.#plain, node.text, file)
    }
    if (ts.isTemplateExpression(node)) this.#addShape(node, file)
    ts.forEachChild(node, (child) => this.#read(child, file))
  }

  #addShape(node: ts.TemplateExpression, file: string): void {
    const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]
    // A sentence is no code, and a shape without words would be every code.
    if (parts.join('').length < 4 || parts.some((part) => !/^[a-z-]*$/.test(part))) return
    // `report-${code}`: what follows is a code of its own. `${role}-failed`: what goes before is one word.
    const place = parts.length === 2 && parts[1] === '' ? '[a-z-]+' : '[a-z]+'
    this.#shapes.push({ shape: new RegExp(`^${parts.join(place)}$`), file })
  }
}

function add(words: Map<string, Set<string>>, word: string, file: string): void {
  words.set(word, (words.get(word) ?? new Set()).add(file))
}

/** `{ type: 'a' }`, but not that of a refusal: `err({ type: 'a' })`, `new Found({ type: 'a' })`. */
function isTypeOfObject({ parent }: ts.Node): boolean {
  if (!ts.isPropertyAssignment(parent) || parent.name.getText() !== 'type') return false
  let around: ts.Node = parent.parent.parent
  while (ts.isAsExpression(around) || ts.isParenthesizedExpression(around)) around = around.parent
  return !(ts.isNewExpression(around) || (ts.isCallExpression(around) && around.expression.getText() === 'err'))
}

function isMade(node: ts.StringLiteralLike): boolean {
  const { parent } = node
  if (ts.isCaseClause(parent)) return false
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === node) return false
  if (ts.isBinaryExpression(parent)) return !/^[!=]==?$/.test(parent.operatorToken.getText())
  return true
}

/** At the top of a file: what there is, and nobody says it yet. In a function it is said. */
function isListOfCodes(node: ts.Node): boolean {
  return isConstList(node) && ts.isVariableDeclaration(node.parent) && ts.isSourceFile(node.parent.parent.parent.parent)
}

/** `['a', 'b'] as const` */
function isConstList(node: ts.Node): node is ts.AsExpression & { readonly expression: ts.ArrayLiteralExpression } {
  return ts.isAsExpression(node) && ts.isArrayLiteralExpression(node.expression)
}

function isSchema(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /^z\.(enum|literal|discriminatedUnion)$/.test(node.expression.getText())
}

export function parsed(tree: Tree): Programs {
  return new Map([...tree].map(([file, text]) => [file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)]))
}
